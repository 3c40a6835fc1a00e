export default function f(): void; export default function f(x?: number): any { return x }
console.log(f(1));

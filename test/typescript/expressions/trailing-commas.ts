function f<T,>(a: T, b: T,): T { return a }
const g = <A, B,>(a: A, b: B,) => [a, b];
interface I<T,> { m(a: T,): void, }
const o: [a: 1, b: 2,] = [1, 2,];
enum E { A, B, }
console.log(f<number>(1, 2,), g(1, 2), o, E.B);

enum E { A, B } namespace E { export function parse(s: string): E { return (E as any)[s] } }
console.log(E.parse("B"), Object.keys(E));

enum E { A, B } enum E { C = 5, D, F = A + 1, G = E.B } namespace E { export function f() { return E.C } export const x = 1 }
console.log(E, E.f(), E.x);

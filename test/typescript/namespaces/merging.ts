namespace N { export const a = 1; export function f() { return a } } namespace N { export const b = a + 1; export const c = f() + 1; export const d = { a, f } } namespace N { console.log(a, b, c, d, f()) }
console.log(N);

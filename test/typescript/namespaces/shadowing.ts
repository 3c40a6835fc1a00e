namespace N { export const x = 1; export function f(x: number) { return x } export function g() { const x = 2; { let x = 3; return x } } export const h = (y: any) => { var x = y; return x }; export class K { x = x; m(x: any) { return x } } try { throw 4 } catch (x) { console.log(x) } for (const x of [5]) console.log(x) }
console.log(N.f(6), N.g(), N.h(7), new N.K, new N.K().m(8));

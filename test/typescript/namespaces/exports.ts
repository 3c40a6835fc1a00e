namespace N { export const a = 1; export let b: number = 2, c; export var d = a + b; export function e() { return a + d } export class F { static x = a } export enum G { A } const hidden = 5; console.log(a, b, c, d, e(), F.x, G.A, hidden) }
console.log(N, Object.keys(N));

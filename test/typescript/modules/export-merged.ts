export namespace N { export const a = 1 } export namespace N { export const b = a + 1 } export enum E { A } export enum E { B = 5 } export class C { } export namespace C { export const s = 1 } export function f() {} export namespace f { export const t = 2 }
console.log(N, E, C.s, f.t);

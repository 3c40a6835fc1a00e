namespace N { export type T<X> = X[]; export interface I { a: T<number> } export const x: I = { a: [1] }; export function f<X>(y: T<X>): X { return y[0]! as X } }
const i: N.I = N.x; console.log(i, N.f<number>([2]));

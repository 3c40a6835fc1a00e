namespace T { export interface A {} export type B = 1; namespace Inner { type C = 2 } export declare const x: number; import Y = T.A } namespace Empty {} declare namespace D { const x: 1 }
let T2: T.B = 1; console.log(typeof T, typeof Empty, typeof D, T2);

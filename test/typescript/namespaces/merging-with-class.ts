class A { x = A.y; static s = 1 } namespace A { export const y = 2; export class B extends A {} export interface I {} }
console.log(new A, A.s, A.y, new A.B);

namespace A { export const x = 1; export namespace B { export const y = 2; export interface I {} } } import B = A.B; import x = A.x; import I = A.B.I; namespace C { import D = A.B; export import E = A.B; export const z = D.y + E.y } const i: I = {};
console.log(B.y, x, C, i);

namespace A { export namespace B { export const x = 1; export namespace C { export const y = x + 1 } } export const z = B.x + B.C.y; namespace Hidden { export const w = 1 } console.log(Hidden.w) }
console.log(A);

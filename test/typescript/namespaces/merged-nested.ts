namespace A { export namespace B { export const x = 1 } } namespace A { export namespace B { export const y = x + 1 } export const q = B.x } namespace A.B { export const z = x + y }
console.log(A);

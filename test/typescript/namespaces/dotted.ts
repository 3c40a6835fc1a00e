namespace A.B.C { export const x = 1 } namespace A.B { export const y = C.x + 1 } namespace A { export const z = B.y + B.C.x; console.log(B) }
console.log(A);

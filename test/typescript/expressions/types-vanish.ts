type A = 1
interface B { x: 1 }
let a = 1
type C<T> = T
;[2].forEach(x => console.log(x))
interface D {}
(a as any)
type E = { a: 1 }[]
`x`
declare const f: any
+a
declare module "x" { }
-a
declare namespace N { const x: number }
console.log(a)

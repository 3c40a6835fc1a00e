const f = (x: any) => x; let g = f as any
(f as any)(1)
let h = g as any
[1, 2].forEach(x => console.log(x))
let i = h as any
`t`.length
console.log(typeof g, typeof h, typeof i)

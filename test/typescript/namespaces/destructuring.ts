namespace N { export const { a, b: c, d = 4, ...r } = { a: 1, b: 2, x: 9 } as any; export const [e, , f = 6, ...g] = [5] as any[]; export let h = 1, { i } = { i: 2 }; console.log(a, c, d, r, e, f, g, h, i) }
console.log(N);

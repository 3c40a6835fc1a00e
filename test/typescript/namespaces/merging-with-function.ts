function f(x: number) { return x + f.y } namespace f { export let y = 1; export const z = f(10) }
console.log(f(2), f.y, f.z);

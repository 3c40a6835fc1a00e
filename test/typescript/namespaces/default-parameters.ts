namespace N { export const d = 1; export function f(x = d, { y = d } = {} as any, [z = d] = [] as any) { return [x, y, z] } }
console.log(N.f());

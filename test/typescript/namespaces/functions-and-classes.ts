namespace N { export async function a() { return 1 } export function* b() { yield 2 } export async function* c() { yield 3 } export abstract class D { abstract m(): void; static x = 4 } export function over(): void; export function over(x?: any) { return x } }
N.a().then(console.log); console.log([...N.b()], N.D.x, Object.keys(N));

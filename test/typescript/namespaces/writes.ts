namespace N { export let a = 1; export function inc() { a++; a += 2; [a] = [a + 1]; ({ a } = { a: a + 1 }); ({ a: a } = { a: a * 2 }); ({ a = 5 } = {} as any); for (a of [7]) ; a--; return a } }
console.log(N.a, N.inc(), N.a); N.a = 50; console.log(N.inc());

const a = { b: 1 } satisfies Record<string, number>; const f = ((x: number) => x) satisfies Function;
console.log(a, f(2), [1 satisfies number, 2 satisfies any]);

[1, 2].map((x: number): number => x * 2).forEach((x): void => console.log(x)); [3].map(<T,>(x: T) => x).forEach(x => console.log(x));
console.log(((x: number) => x)(4), (async (x?: number) => x) instanceof Function);

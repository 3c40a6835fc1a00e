const o = { a: 1 as number, b<T>(x: T): T { return x }, get c(): number { return 2 }, set c(v: number) {}, async d(): Promise<void> {}, *e(): any { yield 3 }, ["f" as string]: <any>4, async *g<T>() {} };
console.log(o, o.b<number>(5), [...o.e()]);

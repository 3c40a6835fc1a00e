class A { constructor(x: number); constructor(x: string); constructor(public x: any) {} m(a: string): void; m(a: number): void
 m(a: any) { return a } static s(): void; static s(x?: any) { return x } [k: string]: any; static [k: number]: any; async n(): Promise<void>; async n(x?: any) { return x } "o"(): void; "o"(x?: any) { return x } get p(): number { return 1 } }
console.log(new A(1), new A("a").m(2 as any), A.s(), new A(3).o(4), new A(5).p);

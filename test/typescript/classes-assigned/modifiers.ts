// options: --assign-fields
class A { public a = 1; private b = 2; protected c = 3; readonly d = 4; public readonly e = 5; static f = 6; private static readonly g = 7; static override h = 8; public static async i() { return 9 } protected *j() { yield 10 } private get k() { return 11 } public set k(v: number) {} #l = 12; readonly #m = 13; static #n = 14; sum() { return this.#l + this.#m + A.#n } declare readonly o: number; public async *p() {} }
const a = new A() as any; console.log(a, A.f, (A as any).g, A.h, [...a.j()], a.k, a.sum(), "o" in a); A.i().then(console.log);

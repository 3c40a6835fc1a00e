class A { m(x: number): number { return x } static s(): string { return "s" } } class B extends A { override m(x: number): number { return super.m(x as number)! + 1 } static override s(): string { return super.s() + "t" } }
console.log(new B().m(1), B.s());

class A { constructor(public a: any) { class B { constructor(public b: any) { this.b++ } y = 1 } this.a = new B(2) } x = class { constructor(readonly q = 3) {} } }
console.log(new A(0).a, new (new A(0).x)());

// options: --assign-fields
class A { m(this: A): this { return this } n(): this is B { return this instanceof B } o(x: any): asserts x is A {} set(v: this): this { return this } }
class B extends A {}
console.log(new A().n(), new B().n(), new B().m() instanceof B);

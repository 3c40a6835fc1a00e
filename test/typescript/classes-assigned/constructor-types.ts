// options: --assign-fields
class A { private constructor(x?: any) {} static make() { return new A } } class B { protected constructor(readonly x?: number,) {} static make(x: any) { return new this(x) } }
console.log(A.make(), B.make(1));

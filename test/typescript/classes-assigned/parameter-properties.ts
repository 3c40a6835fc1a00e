// options: --assign-fields
class A { constructor(public a: number, private b = 2, protected readonly c?: string, readonly d: any = 4, e = 5) { console.log(this.a, this.b, this.c, this.d, e) } }
console.log(new A(1), new A(1, 3, "c"));

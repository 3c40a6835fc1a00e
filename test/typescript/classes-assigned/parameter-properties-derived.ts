// options: --assign-fields
class A { constructor(public x: number) {} }
class B extends A { y = this.x + 1; constructor(public z: number, override x: number) { super(z * 2); console.log(this.x, this.y, this.z) } }
class C2 extends A { constructor(private w: any) { "use strict"; const q = 1; super(q); console.log(this.w) } }
console.log(new B(3, 4), new C2(5));

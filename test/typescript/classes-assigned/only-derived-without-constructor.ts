// options: --assign-fields
class A { constructor(...x: any[]) { console.log(x) } } class B extends A { y = 1 } class C2 extends (null as any ?? A) { z = 2; "w" = 3; 4 = 5 }
console.log(new B(1, 2), new C2(3));

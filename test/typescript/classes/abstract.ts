abstract class A { abstract a: number; abstract b(): void; protected abstract readonly c: string; abstract get d(): number; abstract set d(v); static e = 1; f() { return this.b }; abstract accessor g: any }
class B extends A { a = 1; b() {} c = "c"; get d() { return 2 } set d(v) {} g: any = 3 }
console.log(new B(), A.e, new B().d); const E = abstract_(); function abstract_() { return class {} } console.log(typeof E);

// options: --assign-fields
class A { accessor a = 1; static accessor b: number = 2; accessor c: any; accessor "d" = 4; private accessor e = 5; readonly accessor f = 6; accessor #g = 7; g() { return ++this.#g } }
const a: any = new A(); a.a++; A.b++; a.c = 3; console.log(a.a, A.b, a.c, a.d, a.e, a.f, a.g(), Object.keys(a), Object.getOwnPropertyNames(A.prototype));

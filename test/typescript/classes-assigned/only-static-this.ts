// options: --assign-fields
class A { static a = 1; static b = this.a + 1; static c = () => this.b; static d }
console.log(A.b, A.c(), "d" in A);

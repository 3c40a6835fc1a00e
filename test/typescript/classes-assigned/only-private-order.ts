// options: --assign-fields
class A { a = 1; #b = this.a + 1; c = this.#b + 1; static #d = 4; static e = A.#d + 1; f() { return [this.a, this.#b, this.c, A.e] } }
console.log(new A().f());

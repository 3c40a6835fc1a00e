class A { a; 'b' = 1; [c] = 2; static d; static e() {} get f() { return 1; } set f(g) {} #h = 3; static #i() {} }
class B extends (C, D) { constructor() { super(); } m() { super.n(); return #p in this && this.#p?.q; } #p; static { this.r = 1; } }
(class { static; get; set; async; static static() {} static async *s() {} get = 1 });
(class extends E.f() {});

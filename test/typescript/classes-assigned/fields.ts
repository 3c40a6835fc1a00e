// options: --assign-fields
class A<T> { a; b: number; c = 1; d?: T; e!: string; "f" = 2; 3 = 4;  static h; static i: any = 6; [Symbol.toStringTag]?: string }
const a = new A(); console.log(Object.keys(a), a.c, A.i, "h" in A);

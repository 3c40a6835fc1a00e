// options: --assign-fields
interface I { a: number } interface J<T> {}
class A implements I, J<Map<string, number>> { a = 1 }
class B<T> extends A implements I { b!: T }
class C2<T extends B<T>>
  extends Map<string, T>
  implements I,
    J<T> { a = 2 }
console.log(new A, new B, new C2().a);

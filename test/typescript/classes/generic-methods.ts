class A<in T, out U, in out V, const W> { m<const T2 extends readonly any[]>(x: T2): T2 { return x } static n<T>(x?: T) { return x } }
console.log(new A<1, 2, 3, 4>().m([1]), A.n<number>(2));

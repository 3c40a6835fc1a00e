const id = <T>(x: T) => x; class A<T> { constructor(public x?: T) {} static of<T>(x: T) { return new A<T>(x) } }
console.log(id<number>(1), id<string[]>(["a"]), new A<number>(2), new A<Map<string, Array<number>>>, A.of<number>(3), id<typeof A>(A).name);

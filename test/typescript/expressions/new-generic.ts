class A<T> { v: T; constructor(v?: T) { this.v = v! } m<U>(u: U) { return [this.v, u] } }
console.log(new A<number>(1).v, new A<string>().v, new A<number[]>([1]).m<string>("x"), new (A as any)(2), new (class<T> { x!: T })<number>());

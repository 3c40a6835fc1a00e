function mixin<T extends new (...a: any[]) => {}>(B: T) { return class extends B { mixed = true } }
class A extends mixin(Object) { } class B extends (class<T> { x!: T } as any) {} class D extends Array<number> {}
console.log(new A().mixed, D.from([1]) instanceof D);

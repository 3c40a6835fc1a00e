// options: --assign-fields
class A { a?(): void; b?<T>(x: T): T; c?: () => void; static d?(): void; private e?(x: number): void }
console.log(Object.getOwnPropertyNames(A.prototype), new A);

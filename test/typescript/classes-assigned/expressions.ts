// options: --assign-fields
const A = class B<T> { x: T; constructor(x: T) { this.x = x } static make<T>(x: T) { return new B<T>(x) } }; const C2 = class<T> implements Object { };
console.log(new A<number>(1), A.make(2), A.name, C2.name, [class { declare x: any }].length);

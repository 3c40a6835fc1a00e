// options: --assign-fields
const A = class { x = 1 }; abstract class B<T> extends A { abstract y: T } const D = class<T> extends B<T> implements Object { y!: T };
console.log(new D<number>(), D.name);

// options: --assign-fields
class A { static x: number; static { this.x = 1 as number; type T = number; let y: T = 2; console.log(this.x, y) } static z = A.x }
console.log(A.z);

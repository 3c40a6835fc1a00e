// options: --assign-fields
class A { set x(v: number) { console.log("set", v) } static set y(v: any) { console.log("static set", v) } } class B extends A { x = 1; y; static y = 2; z: number }
const b = new B; console.log(Object.keys(b), "z" in b);

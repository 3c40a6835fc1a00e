class A { a: number
 b = 1
 public ["c"] = 2
 readonly [`d`] = 3
 private *e() { yield 4 }
 get;
 set;
 static;
 f = 5 as any
 ["g"] = 6
 declare h: any
 ["i"] = 7
 j!: any
 *k() {} }
const a: any = new A(); console.log(Object.keys(a), [...a.e()]);

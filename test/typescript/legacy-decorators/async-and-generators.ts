// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
class A { @d("a") async a() { return 1 } @d("b") *b() { yield 2 } @d("c") async *c() {} }
console.log(log); new A().a().then(console.log);

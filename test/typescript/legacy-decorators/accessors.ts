// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
class A { @d("g") get x() { return 1 } set x(v) {} @d("s") set y(v: any) {} get y() { return 2 } @d("st") static get z() { return 3 } }
console.log(log);

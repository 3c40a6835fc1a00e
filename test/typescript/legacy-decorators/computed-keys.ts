// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
const k = "key"; class A { @d("a") [k]() {} @d("b") ["lit"]() {} @d("c") static [k + "2"] = 1 }
console.log(log, Object.getOwnPropertyNames(A.prototype));

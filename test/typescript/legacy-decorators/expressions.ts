// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
const o = { d, e: { f: d } }; class A { @o.d("a") a() {} @(o.e.f("b")) b() {} @(((x: any) => o.d("c") as any)(1)) c() {} }
console.log(log);

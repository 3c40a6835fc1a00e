// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
class A { @d("m", (t: any, k: any, p: any) => ({ ...p, value: () => "replaced" })) m() { return "original" } @d("s", (t: any, k: any, p: any) => { p.value = () => "s2" }) static s() { return "s" } @d("g", (t: any, k: any, p: any) => ({ get: () => 5, configurable: true })) get g() { return 1 } }
console.log(new A().m(), A.s(), new A().g, log);

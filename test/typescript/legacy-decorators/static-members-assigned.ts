// options: --legacy-decorators --assign-fields
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
@d("c") class A { static a = 1; static b = A.a + 1; @d("s") static m() { return A.b } static { A.a = 5 } }
console.log(log, A.a, A.m());

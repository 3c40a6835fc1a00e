// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
(Reflect as any).decorate = (list: any[], t: any, k: any, p: any) => { log.push(["Reflect", list.length, typeof t, k, p && Object.keys(p).join()]); return undefined }; class A { @d("m") m() {} @d("f") f = 1 }
console.log(log);

// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
const wrap = (C: any) => class extends C { wrapped = true }; @d("c", wrap) class A { static me = () => A; self() { return A } } console.log(new A(), A.me() === A, new A().self() === A, A.name);

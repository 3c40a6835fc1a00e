// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
function f(p: string) { @d(p) class A { @d(p + ".m") m() { return p } } return A } console.log(new (f("x"))().m(), log); { @d("block") class B {} console.log(B.name) }

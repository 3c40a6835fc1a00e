// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
class A { @d("A.m") m() { return 1 } } @d("B") class B extends A { @d("B.m") override m() { return super.m() + 1 } constructor(@d("p") x?: any) { super() } }
console.log(log, new B().m(), B.name);

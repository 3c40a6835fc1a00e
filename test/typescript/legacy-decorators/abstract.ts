// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
@d("c") abstract class A { @d("m") m() {} abstract n(): void; @d("x") protected x = 1 } class B extends A { n() {} }
console.log(log, new B());

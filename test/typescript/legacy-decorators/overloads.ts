// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
class A { m(x: string): void; m(x: number): void; @d("m")
 m(@d("p") x: any) { return x } constructor(x: string); constructor(@d("c") x?: any) {} }
console.log(log, new A("a").m(1));

// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
@d("class1") @d("class2") class A { @d("field") x = 1; @d("m1") @d("m2") m(@d("p0") a: string, @d("p1") b?: number): void {} @d("static") static s() {} @d("get") get g() { return 1 } constructor(@d("c0") y: any) {} @d("sf") static z = 1; @d("last") n() {} }
console.log(log, new A(1), A.name);

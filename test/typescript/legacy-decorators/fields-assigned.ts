// options: --legacy-decorators --assign-fields
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
class A { @d("a") a = 1; @d("b") b!: string; @d("c") readonly c?: number; @d("d") static e = 2; @d("f") private f: any; @d("h") "h-i" = 3; @d("j") 5 = 6 }
console.log(log, new A());

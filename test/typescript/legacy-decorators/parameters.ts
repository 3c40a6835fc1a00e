// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
class A { constructor(@d("a") public a: number, @d("b") private readonly b = 2, @d("c") c?: any) {} m(@d("d") { x }: any, @d("e") [y]: any[] = [], @d("f") @d("g") z?: any) { return [x, y, z] } static s(@d("h") q: any) {} }
console.log(log, new A(1), new A(1).m({ x: 1 }));

type Alias<P> = any;
interface Holder { value: any; method(x: any): any }
let plain: any = 1 as any;
const asserted = (2 as any as any);
const satisfied = (3 as any) satisfies any;
const cast = <any>(4 as any);
function f(a: any, b?: any, ...c: (any)[]): any { return [a, b, c.length] as any }
const g = (a: any): any => [a] as any;
const h = async <P extends any>(a: P): Promise<any> => a as any;
class C<P = any> {
  field: any = 5 as any;
  other?: any;
  method<Q extends any>(x: Q): any { return [x] as any }
  get accessor(): any { return 6 as any }
}
const generic = new Map<string, any>();
declare let ambient: any;
const c = new C<any>();
h(9 as any).then((x: any) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = 1 extends (infer U extends number ? 1 : 0) ? 1 : 0;
interface Holder { value: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0; method(x: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0): 1 extends (infer U extends number ? 1 : 0) ? 1 : 0 }
let plain: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0 = 1 as any;
const asserted = (2 as any as 1 extends (infer U extends number ? 1 : 0) ? 1 : 0);
const satisfied = (3 as any) satisfies 1 extends (infer U extends number ? 1 : 0) ? 1 : 0;
const cast = <1 extends (infer U extends number ? 1 : 0) ? 1 : 0>(4 as any);
function f(a: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0, b?: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0, ...c: (1 extends (infer U extends number ? 1 : 0) ? 1 : 0)[]): 1 extends (infer U extends number ? 1 : 0) ? 1 : 0 { return [a, b, c.length] as any }
const g = (a: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0): 1 extends (infer U extends number ? 1 : 0) ? 1 : 0 => [a] as any;
const h = async <P extends 1 extends (infer U extends number ? 1 : 0) ? 1 : 0>(a: P): Promise<1 extends (infer U extends number ? 1 : 0) ? 1 : 0> => a as any;
class C<P = 1 extends (infer U extends number ? 1 : 0) ? 1 : 0> {
  field: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0 = 5 as any;
  other?: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0;
  method<Q extends 1 extends (infer U extends number ? 1 : 0) ? 1 : 0>(x: Q): 1 extends (infer U extends number ? 1 : 0) ? 1 : 0 { return [x] as any }
  get accessor(): 1 extends (infer U extends number ? 1 : 0) ? 1 : 0 { return 6 as any }
}
const generic = new Map<string, 1 extends (infer U extends number ? 1 : 0) ? 1 : 0>();
declare let ambient: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0;
const c = new C<1 extends (infer U extends number ? 1 : 0) ? 1 : 0>();
h(9 as any).then((x: 1 extends (infer U extends number ? 1 : 0) ? 1 : 0) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

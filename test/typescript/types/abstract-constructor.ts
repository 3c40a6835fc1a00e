type Alias<P> = abstract new () => object;
interface Holder { value: abstract new () => object; method(x: abstract new () => object): abstract new () => object }
let plain: abstract new () => object = 1 as any;
const asserted = (2 as any as abstract new () => object);
const satisfied = (3 as any) satisfies abstract new () => object;
const cast = <abstract new () => object>(4 as any);
function f(a: abstract new () => object, b?: abstract new () => object, ...c: (abstract new () => object)[]): abstract new () => object { return [a, b, c.length] as any }
const g = (a: abstract new () => object): abstract new () => object => [a] as any;
const h = async <P extends abstract new () => object>(a: P): Promise<abstract new () => object> => a as any;
class C<P = abstract new () => object> {
  field: abstract new () => object = 5 as any;
  other?: abstract new () => object;
  method<Q extends abstract new () => object>(x: Q): abstract new () => object { return [x] as any }
  get accessor(): abstract new () => object { return 6 as any }
}
const generic = new Map<string, abstract new () => object>();
declare let ambient: abstract new () => object;
const c = new C<abstract new () => object>();
h(9 as any).then((x: abstract new () => object) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

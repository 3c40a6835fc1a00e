type Alias<P> = null;
interface Holder { value: null; method(x: null): null }
let plain: null = 1 as any;
const asserted = (2 as any as null);
const satisfied = (3 as any) satisfies null;
const cast = <null>(4 as any);
function f(a: null, b?: null, ...c: (null)[]): null { return [a, b, c.length] as any }
const g = (a: null): null => [a] as any;
const h = async <P extends null>(a: P): Promise<null> => a as any;
class C<P = null> {
  field: null = 5 as any;
  other?: null;
  method<Q extends null>(x: Q): null { return [x] as any }
  get accessor(): null { return 6 as any }
}
const generic = new Map<string, null>();
declare let ambient: null;
const c = new C<null>();
h(9 as any).then((x: null) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

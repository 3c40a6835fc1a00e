type Alias<P> = true | false;
interface Holder { value: true | false; method(x: true | false): true | false }
let plain: true | false = 1 as any;
const asserted = (2 as any as true | false);
const satisfied = (3 as any) satisfies true | false;
const cast = <true | false>(4 as any);
function f(a: true | false, b?: true | false, ...c: (true | false)[]): true | false { return [a, b, c.length] as any }
const g = (a: true | false): true | false => [a] as any;
const h = async <P extends true | false>(a: P): Promise<true | false> => a as any;
class C<P = true | false> {
  field: true | false = 5 as any;
  other?: true | false;
  method<Q extends true | false>(x: Q): true | false { return [x] as any }
  get accessor(): true | false { return 6 as any }
}
const generic = new Map<string, true | false>();
declare let ambient: true | false;
const c = new C<true | false>();
h(9 as any).then((x: true | false) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

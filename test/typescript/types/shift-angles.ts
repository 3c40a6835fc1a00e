type Alias<P> = Map<string, Map<string, Map<string, number>>>;
interface Holder { value: Map<string, Map<string, Map<string, number>>>; method(x: Map<string, Map<string, Map<string, number>>>): Map<string, Map<string, Map<string, number>>> }
let plain: Map<string, Map<string, Map<string, number>>> = 1 as any;
const asserted = (2 as any as Map<string, Map<string, Map<string, number>>>);
const satisfied = (3 as any) satisfies Map<string, Map<string, Map<string, number>>>;
const cast = <Map<string, Map<string, Map<string, number>>>>(4 as any);
function f(a: Map<string, Map<string, Map<string, number>>>, b?: Map<string, Map<string, Map<string, number>>>, ...c: (Map<string, Map<string, Map<string, number>>>)[]): Map<string, Map<string, Map<string, number>>> { return [a, b, c.length] as any }
const g = (a: Map<string, Map<string, Map<string, number>>>): Map<string, Map<string, Map<string, number>>> => [a] as any;
const h = async <P extends Map<string, Map<string, Map<string, number>>>>(a: P): Promise<Map<string, Map<string, Map<string, number>>>> => a as any;
class C<P = Map<string, Map<string, Map<string, number>>>> {
  field: Map<string, Map<string, Map<string, number>>> = 5 as any;
  other?: Map<string, Map<string, Map<string, number>>>;
  method<Q extends Map<string, Map<string, Map<string, number>>>>(x: Q): Map<string, Map<string, Map<string, number>>> { return [x] as any }
  get accessor(): Map<string, Map<string, Map<string, number>>> { return 6 as any }
}
const generic = new Map<string, Map<string, Map<string, Map<string, number>>>>();
declare let ambient: Map<string, Map<string, Map<string, number>>>;
const c = new C<Map<string, Map<string, Map<string, number>>>>();
h(9 as any).then((x: Map<string, Map<string, Map<string, number>>>) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

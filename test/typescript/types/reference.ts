type Alias<P> = Map<string, Array<Set<number>>>;
interface Holder { value: Map<string, Array<Set<number>>>; method(x: Map<string, Array<Set<number>>>): Map<string, Array<Set<number>>> }
let plain: Map<string, Array<Set<number>>> = 1 as any;
const asserted = (2 as any as Map<string, Array<Set<number>>>);
const satisfied = (3 as any) satisfies Map<string, Array<Set<number>>>;
const cast = <Map<string, Array<Set<number>>>>(4 as any);
function f(a: Map<string, Array<Set<number>>>, b?: Map<string, Array<Set<number>>>, ...c: (Map<string, Array<Set<number>>>)[]): Map<string, Array<Set<number>>> { return [a, b, c.length] as any }
const g = (a: Map<string, Array<Set<number>>>): Map<string, Array<Set<number>>> => [a] as any;
const h = async <P extends Map<string, Array<Set<number>>>>(a: P): Promise<Map<string, Array<Set<number>>>> => a as any;
class C<P = Map<string, Array<Set<number>>>> {
  field: Map<string, Array<Set<number>>> = 5 as any;
  other?: Map<string, Array<Set<number>>>;
  method<Q extends Map<string, Array<Set<number>>>>(x: Q): Map<string, Array<Set<number>>> { return [x] as any }
  get accessor(): Map<string, Array<Set<number>>> { return 6 as any }
}
const generic = new Map<string, Map<string, Array<Set<number>>>>();
declare let ambient: Map<string, Array<Set<number>>>;
const c = new C<Map<string, Array<Set<number>>>>();
h(9 as any).then((x: Map<string, Array<Set<number>>>) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

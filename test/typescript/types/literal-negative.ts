type Alias<P> = -1 | -5n;
interface Holder { value: -1 | -5n; method(x: -1 | -5n): -1 | -5n }
let plain: -1 | -5n = 1 as any;
const asserted = (2 as any as -1 | -5n);
const satisfied = (3 as any) satisfies -1 | -5n;
const cast = <-1 | -5n>(4 as any);
function f(a: -1 | -5n, b?: -1 | -5n, ...c: (-1 | -5n)[]): -1 | -5n { return [a, b, c.length] as any }
const g = (a: -1 | -5n): -1 | -5n => [a] as any;
const h = async <P extends -1 | -5n>(a: P): Promise<-1 | -5n> => a as any;
class C<P = -1 | -5n> {
  field: -1 | -5n = 5 as any;
  other?: -1 | -5n;
  method<Q extends -1 | -5n>(x: Q): -1 | -5n { return [x] as any }
  get accessor(): -1 | -5n { return 6 as any }
}
const generic = new Map<string, -1 | -5n>();
declare let ambient: -1 | -5n;
const c = new C<-1 | -5n>();
h(9 as any).then((x: -1 | -5n) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

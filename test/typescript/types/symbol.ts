type Alias<P> = symbol;
interface Holder { value: symbol; method(x: symbol): symbol }
let plain: symbol = 1 as any;
const asserted = (2 as any as symbol);
const satisfied = (3 as any) satisfies symbol;
const cast = <symbol>(4 as any);
function f(a: symbol, b?: symbol, ...c: (symbol)[]): symbol { return [a, b, c.length] as any }
const g = (a: symbol): symbol => [a] as any;
const h = async <P extends symbol>(a: P): Promise<symbol> => a as any;
class C<P = symbol> {
  field: symbol = 5 as any;
  other?: symbol;
  method<Q extends symbol>(x: Q): symbol { return [x] as any }
  get accessor(): symbol { return 6 as any }
}
const generic = new Map<string, symbol>();
declare let ambient: symbol;
const c = new C<symbol>();
h(9 as any).then((x: symbol) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = readonly unknown[] | symbol;
interface Holder { value: readonly unknown[] | symbol; method(x: readonly unknown[] | symbol): readonly unknown[] | symbol }
let plain: readonly unknown[] | symbol = 1 as any;
const asserted = (2 as any as readonly unknown[] | symbol);
const satisfied = (3 as any) satisfies readonly unknown[] | symbol;
const cast = <readonly unknown[] | symbol>(4 as any);
function f(a: readonly unknown[] | symbol, b?: readonly unknown[] | symbol, ...c: (readonly unknown[] | symbol)[]): readonly unknown[] | symbol { return [a, b, c.length] as any }
const g = (a: readonly unknown[] | symbol): readonly unknown[] | symbol => [a] as any;
const h = async <P extends readonly unknown[] | symbol>(a: P): Promise<readonly unknown[] | symbol> => a as any;
class C<P = readonly unknown[] | symbol> {
  field: readonly unknown[] | symbol = 5 as any;
  other?: readonly unknown[] | symbol;
  method<Q extends readonly unknown[] | symbol>(x: Q): readonly unknown[] | symbol { return [x] as any }
  get accessor(): readonly unknown[] | symbol { return 6 as any }
}
const generic = new Map<string, readonly unknown[] | symbol>();
declare let ambient: readonly unknown[] | symbol;
const c = new C<readonly unknown[] | symbol>();
h(9 as any).then((x: readonly unknown[] | symbol) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

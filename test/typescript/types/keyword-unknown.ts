type Alias<P> = unknown;
interface Holder { value: unknown; method(x: unknown): unknown }
let plain: unknown = 1 as any;
const asserted = (2 as any as unknown);
const satisfied = (3 as any) satisfies unknown;
const cast = <unknown>(4 as any);
function f(a: unknown, b?: unknown, ...c: (unknown)[]): unknown { return [a, b, c.length] as any }
const g = (a: unknown): unknown => [a] as any;
const h = async <P extends unknown>(a: P): Promise<unknown> => a as any;
class C<P = unknown> {
  field: unknown = 5 as any;
  other?: unknown;
  method<Q extends unknown>(x: Q): unknown { return [x] as any }
  get accessor(): unknown { return 6 as any }
}
const generic = new Map<string, unknown>();
declare let ambient: unknown;
const c = new C<unknown>();
h(9 as any).then((x: unknown) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = typeof console.log;
interface Holder { value: typeof console.log; method(x: typeof console.log): typeof console.log }
let plain: typeof console.log = 1 as any;
const asserted = (2 as any as typeof console.log);
const satisfied = (3 as any) satisfies typeof console.log;
const cast = <typeof console.log>(4 as any);
function f(a: typeof console.log, b?: typeof console.log, ...c: (typeof console.log)[]): typeof console.log { return [a, b, c.length] as any }
const g = (a: typeof console.log): typeof console.log => [a] as any;
const h = async <P extends typeof console.log>(a: P): Promise<typeof console.log> => a as any;
class C<P = typeof console.log> {
  field: typeof console.log = 5 as any;
  other?: typeof console.log;
  method<Q extends typeof console.log>(x: Q): typeof console.log { return [x] as any }
  get accessor(): typeof console.log { return 6 as any }
}
const generic = new Map<string, typeof console.log>();
declare let ambient: typeof console.log;
const c = new C<typeof console.log>();
h(9 as any).then((x: typeof console.log) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

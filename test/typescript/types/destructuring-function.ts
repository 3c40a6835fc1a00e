type Alias<P> = ({ a, b: { c } }: any, [d]: any[]) => void;
interface Holder { value: ({ a, b: { c } }: any, [d]: any[]) => void; method(x: ({ a, b: { c } }: any, [d]: any[]) => void): ({ a, b: { c } }: any, [d]: any[]) => void }
let plain: ({ a, b: { c } }: any, [d]: any[]) => void = 1 as any;
const asserted = (2 as any as ({ a, b: { c } }: any, [d]: any[]) => void);
const satisfied = (3 as any) satisfies ({ a, b: { c } }: any, [d]: any[]) => void;
const cast = <({ a, b: { c } }: any, [d]: any[]) => void>(4 as any);
function f(a: ({ a, b: { c } }: any, [d]: any[]) => void, b?: ({ a, b: { c } }: any, [d]: any[]) => void, ...c: (({ a, b: { c } }: any, [d]: any[]) => void)[]): ({ a, b: { c } }: any, [d]: any[]) => void { return [a, b, c.length] as any }
const g = (a: ({ a, b: { c } }: any, [d]: any[]) => void): ({ a, b: { c } }: any, [d]: any[]) => void => [a] as any;
const h = async <P extends ({ a, b: { c } }: any, [d]: any[]) => void>(a: P): Promise<({ a, b: { c } }: any, [d]: any[]) => void> => a as any;
class C<P = ({ a, b: { c } }: any, [d]: any[]) => void> {
  field: ({ a, b: { c } }: any, [d]: any[]) => void = 5 as any;
  other?: ({ a, b: { c } }: any, [d]: any[]) => void;
  method<Q extends ({ a, b: { c } }: any, [d]: any[]) => void>(x: Q): ({ a, b: { c } }: any, [d]: any[]) => void { return [x] as any }
  get accessor(): ({ a, b: { c } }: any, [d]: any[]) => void { return 6 as any }
}
const generic = new Map<string, ({ a, b: { c } }: any, [d]: any[]) => void>();
declare let ambient: ({ a, b: { c } }: any, [d]: any[]) => void;
const c = new C<({ a, b: { c } }: any, [d]: any[]) => void>();
h(9 as any).then((x: ({ a, b: { c } }: any, [d]: any[]) => void) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

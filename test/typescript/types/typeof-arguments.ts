type Alias<P> = typeof Array.from<string>;
interface Holder { value: typeof Array.from<string>; method(x: typeof Array.from<string>): typeof Array.from<string> }
let plain: typeof Array.from<string> = 1 as any;
const asserted = (2 as any as typeof Array.from<string>);
const satisfied = (3 as any) satisfies typeof Array.from<string>;
const cast = <typeof Array.from<string>>(4 as any);
function f(a: typeof Array.from<string>, b?: typeof Array.from<string>, ...c: (typeof Array.from<string>)[]): typeof Array.from<string> { return [a, b, c.length] as any }
const g = (a: typeof Array.from<string>): typeof Array.from<string> => [a] as any;
const h = async <P extends typeof Array.from<string>>(a: P): Promise<typeof Array.from<string>> => a as any;
class C<P = typeof Array.from<string>> {
  field: typeof Array.from<string> = 5 as any;
  other?: typeof Array.from<string>;
  method<Q extends typeof Array.from<string>>(x: Q): typeof Array.from<string> { return [x] as any }
  get accessor(): typeof Array.from<string> { return 6 as any }
}
const generic = new Map<string, typeof Array.from<string>>();
declare let ambient: typeof Array.from<string>;
const c = new C<typeof Array.from<string>>();
h(9 as any).then((x: typeof Array.from<string>) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = never;
interface Holder { value: never; method(x: never): never }
let plain: never = 1 as any;
const asserted = (2 as any as never);
const satisfied = (3 as any) satisfies never;
const cast = <never>(4 as any);
function f(a: never, b?: never, ...c: (never)[]): never { return [a, b, c.length] as any }
const g = (a: never): never => [a] as any;
const h = async <P extends never>(a: P): Promise<never> => a as any;
class C<P = never> {
  field: never = 5 as any;
  other?: never;
  method<Q extends never>(x: Q): never { return [x] as any }
  get accessor(): never { return 6 as any }
}
const generic = new Map<string, never>();
declare let ambient: never;
const c = new C<never>();
h(9 as any).then((x: never) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = { m(): this is Date };
interface Holder { value: { m(): this is Date }; method(x: { m(): this is Date }): { m(): this is Date } }
let plain: { m(): this is Date } = 1 as any;
const asserted = (2 as any as { m(): this is Date });
const satisfied = (3 as any) satisfies { m(): this is Date };
const cast = <{ m(): this is Date }>(4 as any);
function f(a: { m(): this is Date }, b?: { m(): this is Date }, ...c: ({ m(): this is Date })[]): { m(): this is Date } { return [a, b, c.length] as any }
const g = (a: { m(): this is Date }): { m(): this is Date } => [a] as any;
const h = async <P extends { m(): this is Date }>(a: P): Promise<{ m(): this is Date }> => a as any;
class C<P = { m(): this is Date }> {
  field: { m(): this is Date } = 5 as any;
  other?: { m(): this is Date };
  method<Q extends { m(): this is Date }>(x: Q): { m(): this is Date } { return [x] as any }
  get accessor(): { m(): this is Date } { return 6 as any }
}
const generic = new Map<string, { m(): this is Date }>();
declare let ambient: { m(): this is Date };
const c = new C<{ m(): this is Date }>();
h(9 as any).then((x: { m(): this is Date }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

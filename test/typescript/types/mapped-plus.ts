type Alias<P> = { +readonly [K in "a"]+?: K; };
interface Holder { value: { +readonly [K in "a"]+?: K; }; method(x: { +readonly [K in "a"]+?: K; }): { +readonly [K in "a"]+?: K; } }
let plain: { +readonly [K in "a"]+?: K; } = 1 as any;
const asserted = (2 as any as { +readonly [K in "a"]+?: K; });
const satisfied = (3 as any) satisfies { +readonly [K in "a"]+?: K; };
const cast = <{ +readonly [K in "a"]+?: K; }>(4 as any);
function f(a: { +readonly [K in "a"]+?: K; }, b?: { +readonly [K in "a"]+?: K; }, ...c: ({ +readonly [K in "a"]+?: K; })[]): { +readonly [K in "a"]+?: K; } { return [a, b, c.length] as any }
const g = (a: { +readonly [K in "a"]+?: K; }): { +readonly [K in "a"]+?: K; } => [a] as any;
const h = async <P extends { +readonly [K in "a"]+?: K; }>(a: P): Promise<{ +readonly [K in "a"]+?: K; }> => a as any;
class C<P = { +readonly [K in "a"]+?: K; }> {
  field: { +readonly [K in "a"]+?: K; } = 5 as any;
  other?: { +readonly [K in "a"]+?: K; };
  method<Q extends { +readonly [K in "a"]+?: K; }>(x: Q): { +readonly [K in "a"]+?: K; } { return [x] as any }
  get accessor(): { +readonly [K in "a"]+?: K; } { return 6 as any }
}
const generic = new Map<string, { +readonly [K in "a"]+?: K; }>();
declare let ambient: { +readonly [K in "a"]+?: K; };
const c = new C<{ +readonly [K in "a"]+?: K; }>();
h(9 as any).then((x: { +readonly [K in "a"]+?: K; }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

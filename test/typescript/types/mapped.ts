type Alias<P> = { [K in "a" | "b"]: K };
interface Holder { value: { [K in "a" | "b"]: K }; method(x: { [K in "a" | "b"]: K }): { [K in "a" | "b"]: K } }
let plain: { [K in "a" | "b"]: K } = 1 as any;
const asserted = (2 as any as { [K in "a" | "b"]: K });
const satisfied = (3 as any) satisfies { [K in "a" | "b"]: K };
const cast = <{ [K in "a" | "b"]: K }>(4 as any);
function f(a: { [K in "a" | "b"]: K }, b?: { [K in "a" | "b"]: K }, ...c: ({ [K in "a" | "b"]: K })[]): { [K in "a" | "b"]: K } { return [a, b, c.length] as any }
const g = (a: { [K in "a" | "b"]: K }): { [K in "a" | "b"]: K } => [a] as any;
const h = async <P extends { [K in "a" | "b"]: K }>(a: P): Promise<{ [K in "a" | "b"]: K }> => a as any;
class C<P = { [K in "a" | "b"]: K }> {
  field: { [K in "a" | "b"]: K } = 5 as any;
  other?: { [K in "a" | "b"]: K };
  method<Q extends { [K in "a" | "b"]: K }>(x: Q): { [K in "a" | "b"]: K } { return [x] as any }
  get accessor(): { [K in "a" | "b"]: K } { return 6 as any }
}
const generic = new Map<string, { [K in "a" | "b"]: K }>();
declare let ambient: { [K in "a" | "b"]: K };
const c = new C<{ [K in "a" | "b"]: K }>();
h(9 as any).then((x: { [K in "a" | "b"]: K }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

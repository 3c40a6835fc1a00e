type Alias<P> = { -readonly [K in keyof any as `x${string & K}`]-?: number };
interface Holder { value: { -readonly [K in keyof any as `x${string & K}`]-?: number }; method(x: { -readonly [K in keyof any as `x${string & K}`]-?: number }): { -readonly [K in keyof any as `x${string & K}`]-?: number } }
let plain: { -readonly [K in keyof any as `x${string & K}`]-?: number } = 1 as any;
const asserted = (2 as any as { -readonly [K in keyof any as `x${string & K}`]-?: number });
const satisfied = (3 as any) satisfies { -readonly [K in keyof any as `x${string & K}`]-?: number };
const cast = <{ -readonly [K in keyof any as `x${string & K}`]-?: number }>(4 as any);
function f(a: { -readonly [K in keyof any as `x${string & K}`]-?: number }, b?: { -readonly [K in keyof any as `x${string & K}`]-?: number }, ...c: ({ -readonly [K in keyof any as `x${string & K}`]-?: number })[]): { -readonly [K in keyof any as `x${string & K}`]-?: number } { return [a, b, c.length] as any }
const g = (a: { -readonly [K in keyof any as `x${string & K}`]-?: number }): { -readonly [K in keyof any as `x${string & K}`]-?: number } => [a] as any;
const h = async <P extends { -readonly [K in keyof any as `x${string & K}`]-?: number }>(a: P): Promise<{ -readonly [K in keyof any as `x${string & K}`]-?: number }> => a as any;
class C<P = { -readonly [K in keyof any as `x${string & K}`]-?: number }> {
  field: { -readonly [K in keyof any as `x${string & K}`]-?: number } = 5 as any;
  other?: { -readonly [K in keyof any as `x${string & K}`]-?: number };
  method<Q extends { -readonly [K in keyof any as `x${string & K}`]-?: number }>(x: Q): { -readonly [K in keyof any as `x${string & K}`]-?: number } { return [x] as any }
  get accessor(): { -readonly [K in keyof any as `x${string & K}`]-?: number } { return 6 as any }
}
const generic = new Map<string, { -readonly [K in keyof any as `x${string & K}`]-?: number }>();
declare let ambient: { -readonly [K in keyof any as `x${string & K}`]-?: number };
const c = new C<{ -readonly [K in keyof any as `x${string & K}`]-?: number }>();
h(9 as any).then((x: { -readonly [K in keyof any as `x${string & K}`]-?: number }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

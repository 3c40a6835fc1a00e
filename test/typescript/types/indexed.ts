type Alias<P> = { a: string }["a"];
interface Holder { value: { a: string }["a"]; method(x: { a: string }["a"]): { a: string }["a"] }
let plain: { a: string }["a"] = 1 as any;
const asserted = (2 as any as { a: string }["a"]);
const satisfied = (3 as any) satisfies { a: string }["a"];
const cast = <{ a: string }["a"]>(4 as any);
function f(a: { a: string }["a"], b?: { a: string }["a"], ...c: ({ a: string }["a"])[]): { a: string }["a"] { return [a, b, c.length] as any }
const g = (a: { a: string }["a"]): { a: string }["a"] => [a] as any;
const h = async <P extends { a: string }["a"]>(a: P): Promise<{ a: string }["a"]> => a as any;
class C<P = { a: string }["a"]> {
  field: { a: string }["a"] = 5 as any;
  other?: { a: string }["a"];
  method<Q extends { a: string }["a"]>(x: Q): { a: string }["a"] { return [x] as any }
  get accessor(): { a: string }["a"] { return 6 as any }
}
const generic = new Map<string, { a: string }["a"]>();
declare let ambient: { a: string }["a"];
const c = new C<{ a: string }["a"]>();
h(9 as any).then((x: { a: string }["a"]) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

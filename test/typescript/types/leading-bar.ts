type Alias<P> = | "a" | "b";
interface Holder { value: | "a" | "b"; method(x: | "a" | "b"): | "a" | "b" }
let plain: | "a" | "b" = 1 as any;
const asserted = (2 as any as | "a" | "b");
const satisfied = (3 as any) satisfies | "a" | "b";
const cast = <| "a" | "b">(4 as any);
function f(a: | "a" | "b", b?: | "a" | "b", ...c: (| "a" | "b")[]): | "a" | "b" { return [a, b, c.length] as any }
const g = (a: | "a" | "b"): | "a" | "b" => [a] as any;
const h = async <P extends | "a" | "b">(a: P): Promise<| "a" | "b"> => a as any;
class C<P = | "a" | "b"> {
  field: | "a" | "b" = 5 as any;
  other?: | "a" | "b";
  method<Q extends | "a" | "b">(x: Q): | "a" | "b" { return [x] as any }
  get accessor(): | "a" | "b" { return 6 as any }
}
const generic = new Map<string, | "a" | "b">();
declare let ambient: | "a" | "b";
const c = new C<| "a" | "b">();
h(9 as any).then((x: | "a" | "b") => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

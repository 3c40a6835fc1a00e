type Alias<P> = string[][number]["length"];
interface Holder { value: string[][number]["length"]; method(x: string[][number]["length"]): string[][number]["length"] }
let plain: string[][number]["length"] = 1 as any;
const asserted = (2 as any as string[][number]["length"]);
const satisfied = (3 as any) satisfies string[][number]["length"];
const cast = <string[][number]["length"]>(4 as any);
function f(a: string[][number]["length"], b?: string[][number]["length"], ...c: (string[][number]["length"])[]): string[][number]["length"] { return [a, b, c.length] as any }
const g = (a: string[][number]["length"]): string[][number]["length"] => [a] as any;
const h = async <P extends string[][number]["length"]>(a: P): Promise<string[][number]["length"]> => a as any;
class C<P = string[][number]["length"]> {
  field: string[][number]["length"] = 5 as any;
  other?: string[][number]["length"];
  method<Q extends string[][number]["length"]>(x: Q): string[][number]["length"] { return [x] as any }
  get accessor(): string[][number]["length"] { return 6 as any }
}
const generic = new Map<string, string[][number]["length"]>();
declare let ambient: string[][number]["length"];
const c = new C<string[][number]["length"]>();
h(9 as any).then((x: string[][number]["length"]) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

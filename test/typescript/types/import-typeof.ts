type Alias<P> = typeof import("node:fs");
interface Holder { value: typeof import("node:fs"); method(x: typeof import("node:fs")): typeof import("node:fs") }
let plain: typeof import("node:fs") = 1 as any;
const asserted = (2 as any as typeof import("node:fs"));
const satisfied = (3 as any) satisfies typeof import("node:fs");
const cast = <typeof import("node:fs")>(4 as any);
function f(a: typeof import("node:fs"), b?: typeof import("node:fs"), ...c: (typeof import("node:fs"))[]): typeof import("node:fs") { return [a, b, c.length] as any }
const g = (a: typeof import("node:fs")): typeof import("node:fs") => [a] as any;
const h = async <P extends typeof import("node:fs")>(a: P): Promise<typeof import("node:fs")> => a as any;
class C<P = typeof import("node:fs")> {
  field: typeof import("node:fs") = 5 as any;
  other?: typeof import("node:fs");
  method<Q extends typeof import("node:fs")>(x: Q): typeof import("node:fs") { return [x] as any }
  get accessor(): typeof import("node:fs") { return 6 as any }
}
const generic = new Map<string, typeof import("node:fs")>();
declare let ambient: typeof import("node:fs");
const c = new C<typeof import("node:fs")>();
h(9 as any).then((x: typeof import("node:fs")) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

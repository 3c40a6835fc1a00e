type Alias<P> = import("node:fs").Stats;
interface Holder { value: import("node:fs").Stats; method(x: import("node:fs").Stats): import("node:fs").Stats }
let plain: import("node:fs").Stats = 1 as any;
const asserted = (2 as any as import("node:fs").Stats);
const satisfied = (3 as any) satisfies import("node:fs").Stats;
const cast = <import("node:fs").Stats>(4 as any);
function f(a: import("node:fs").Stats, b?: import("node:fs").Stats, ...c: (import("node:fs").Stats)[]): import("node:fs").Stats { return [a, b, c.length] as any }
const g = (a: import("node:fs").Stats): import("node:fs").Stats => [a] as any;
const h = async <P extends import("node:fs").Stats>(a: P): Promise<import("node:fs").Stats> => a as any;
class C<P = import("node:fs").Stats> {
  field: import("node:fs").Stats = 5 as any;
  other?: import("node:fs").Stats;
  method<Q extends import("node:fs").Stats>(x: Q): import("node:fs").Stats { return [x] as any }
  get accessor(): import("node:fs").Stats { return 6 as any }
}
const generic = new Map<string, import("node:fs").Stats>();
declare let ambient: import("node:fs").Stats;
const c = new C<import("node:fs").Stats>();
h(9 as any).then((x: import("node:fs").Stats) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

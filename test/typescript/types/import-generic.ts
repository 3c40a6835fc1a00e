type Alias<P> = import("node:events").EventEmitter<{ a: [] }>;
interface Holder { value: import("node:events").EventEmitter<{ a: [] }>; method(x: import("node:events").EventEmitter<{ a: [] }>): import("node:events").EventEmitter<{ a: [] }> }
let plain: import("node:events").EventEmitter<{ a: [] }> = 1 as any;
const asserted = (2 as any as import("node:events").EventEmitter<{ a: [] }>);
const satisfied = (3 as any) satisfies import("node:events").EventEmitter<{ a: [] }>;
const cast = <import("node:events").EventEmitter<{ a: [] }>>(4 as any);
function f(a: import("node:events").EventEmitter<{ a: [] }>, b?: import("node:events").EventEmitter<{ a: [] }>, ...c: (import("node:events").EventEmitter<{ a: [] }>)[]): import("node:events").EventEmitter<{ a: [] }> { return [a, b, c.length] as any }
const g = (a: import("node:events").EventEmitter<{ a: [] }>): import("node:events").EventEmitter<{ a: [] }> => [a] as any;
const h = async <P extends import("node:events").EventEmitter<{ a: [] }>>(a: P): Promise<import("node:events").EventEmitter<{ a: [] }>> => a as any;
class C<P = import("node:events").EventEmitter<{ a: [] }>> {
  field: import("node:events").EventEmitter<{ a: [] }> = 5 as any;
  other?: import("node:events").EventEmitter<{ a: [] }>;
  method<Q extends import("node:events").EventEmitter<{ a: [] }>>(x: Q): import("node:events").EventEmitter<{ a: [] }> { return [x] as any }
  get accessor(): import("node:events").EventEmitter<{ a: [] }> { return 6 as any }
}
const generic = new Map<string, import("node:events").EventEmitter<{ a: [] }>>();
declare let ambient: import("node:events").EventEmitter<{ a: [] }>;
const c = new C<import("node:events").EventEmitter<{ a: [] }>>();
h(9 as any).then((x: import("node:events").EventEmitter<{ a: [] }>) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = "a" extends string ? (1 extends number ? "x" : "y") : never;
interface Holder { value: "a" extends string ? (1 extends number ? "x" : "y") : never; method(x: "a" extends string ? (1 extends number ? "x" : "y") : never): "a" extends string ? (1 extends number ? "x" : "y") : never }
let plain: "a" extends string ? (1 extends number ? "x" : "y") : never = 1 as any;
const asserted = (2 as any as "a" extends string ? (1 extends number ? "x" : "y") : never);
const satisfied = (3 as any) satisfies "a" extends string ? (1 extends number ? "x" : "y") : never;
const cast = <"a" extends string ? (1 extends number ? "x" : "y") : never>(4 as any);
function f(a: "a" extends string ? (1 extends number ? "x" : "y") : never, b?: "a" extends string ? (1 extends number ? "x" : "y") : never, ...c: ("a" extends string ? (1 extends number ? "x" : "y") : never)[]): "a" extends string ? (1 extends number ? "x" : "y") : never { return [a, b, c.length] as any }
const g = (a: "a" extends string ? (1 extends number ? "x" : "y") : never): "a" extends string ? (1 extends number ? "x" : "y") : never => [a] as any;
const h = async <P extends "a" extends string ? (1 extends number ? "x" : "y") : never>(a: P): Promise<"a" extends string ? (1 extends number ? "x" : "y") : never> => a as any;
class C<P = "a" extends string ? (1 extends number ? "x" : "y") : never> {
  field: "a" extends string ? (1 extends number ? "x" : "y") : never = 5 as any;
  other?: "a" extends string ? (1 extends number ? "x" : "y") : never;
  method<Q extends "a" extends string ? (1 extends number ? "x" : "y") : never>(x: Q): "a" extends string ? (1 extends number ? "x" : "y") : never { return [x] as any }
  get accessor(): "a" extends string ? (1 extends number ? "x" : "y") : never { return 6 as any }
}
const generic = new Map<string, "a" extends string ? (1 extends number ? "x" : "y") : never>();
declare let ambient: "a" extends string ? (1 extends number ? "x" : "y") : never;
const c = new C<"a" extends string ? (1 extends number ? "x" : "y") : never>();
h(9 as any).then((x: "a" extends string ? (1 extends number ? "x" : "y") : never) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

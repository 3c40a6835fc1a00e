type Alias<P> = { a: 1 } & { b: 2 };
interface Holder { value: { a: 1 } & { b: 2 }; method(x: { a: 1 } & { b: 2 }): { a: 1 } & { b: 2 } }
let plain: { a: 1 } & { b: 2 } = 1 as any;
const asserted = (2 as any as { a: 1 } & { b: 2 });
const satisfied = (3 as any) satisfies { a: 1 } & { b: 2 };
const cast = <{ a: 1 } & { b: 2 }>(4 as any);
function f(a: { a: 1 } & { b: 2 }, b?: { a: 1 } & { b: 2 }, ...c: ({ a: 1 } & { b: 2 })[]): { a: 1 } & { b: 2 } { return [a, b, c.length] as any }
const g = (a: { a: 1 } & { b: 2 }): { a: 1 } & { b: 2 } => [a] as any;
const h = async <P extends { a: 1 } & { b: 2 }>(a: P): Promise<{ a: 1 } & { b: 2 }> => a as any;
class C<P = { a: 1 } & { b: 2 }> {
  field: { a: 1 } & { b: 2 } = 5 as any;
  other?: { a: 1 } & { b: 2 };
  method<Q extends { a: 1 } & { b: 2 }>(x: Q): { a: 1 } & { b: 2 } { return [x] as any }
  get accessor(): { a: 1 } & { b: 2 } { return 6 as any }
}
const generic = new Map<string, { a: 1 } & { b: 2 }>();
declare let ambient: { a: 1 } & { b: 2 };
const c = new C<{ a: 1 } & { b: 2 }>();
h(9 as any).then((x: { a: 1 } & { b: 2 }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

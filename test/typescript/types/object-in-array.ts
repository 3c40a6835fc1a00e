type Alias<P> = { a: { b: [c: { d: 1 }] } }[];
interface Holder { value: { a: { b: [c: { d: 1 }] } }[]; method(x: { a: { b: [c: { d: 1 }] } }[]): { a: { b: [c: { d: 1 }] } }[] }
let plain: { a: { b: [c: { d: 1 }] } }[] = 1 as any;
const asserted = (2 as any as { a: { b: [c: { d: 1 }] } }[]);
const satisfied = (3 as any) satisfies { a: { b: [c: { d: 1 }] } }[];
const cast = <{ a: { b: [c: { d: 1 }] } }[]>(4 as any);
function f(a: { a: { b: [c: { d: 1 }] } }[], b?: { a: { b: [c: { d: 1 }] } }[], ...c: ({ a: { b: [c: { d: 1 }] } }[])[]): { a: { b: [c: { d: 1 }] } }[] { return [a, b, c.length] as any }
const g = (a: { a: { b: [c: { d: 1 }] } }[]): { a: { b: [c: { d: 1 }] } }[] => [a] as any;
const h = async <P extends { a: { b: [c: { d: 1 }] } }[]>(a: P): Promise<{ a: { b: [c: { d: 1 }] } }[]> => a as any;
class C<P = { a: { b: [c: { d: 1 }] } }[]> {
  field: { a: { b: [c: { d: 1 }] } }[] = 5 as any;
  other?: { a: { b: [c: { d: 1 }] } }[];
  method<Q extends { a: { b: [c: { d: 1 }] } }[]>(x: Q): { a: { b: [c: { d: 1 }] } }[] { return [x] as any }
  get accessor(): { a: { b: [c: { d: 1 }] } }[] { return 6 as any }
}
const generic = new Map<string, { a: { b: [c: { d: 1 }] } }[]>();
declare let ambient: { a: { b: [c: { d: 1 }] } }[];
const c = new C<{ a: { b: [c: { d: 1 }] } }[]>();
h(9 as any).then((x: { a: { b: [c: { d: 1 }] } }[]) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

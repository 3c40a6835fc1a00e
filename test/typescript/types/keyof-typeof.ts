type Alias<P> = keyof typeof globalThis;
interface Holder { value: keyof typeof globalThis; method(x: keyof typeof globalThis): keyof typeof globalThis }
let plain: keyof typeof globalThis = 1 as any;
const asserted = (2 as any as keyof typeof globalThis);
const satisfied = (3 as any) satisfies keyof typeof globalThis;
const cast = <keyof typeof globalThis>(4 as any);
function f(a: keyof typeof globalThis, b?: keyof typeof globalThis, ...c: (keyof typeof globalThis)[]): keyof typeof globalThis { return [a, b, c.length] as any }
const g = (a: keyof typeof globalThis): keyof typeof globalThis => [a] as any;
const h = async <P extends keyof typeof globalThis>(a: P): Promise<keyof typeof globalThis> => a as any;
class C<P = keyof typeof globalThis> {
  field: keyof typeof globalThis = 5 as any;
  other?: keyof typeof globalThis;
  method<Q extends keyof typeof globalThis>(x: Q): keyof typeof globalThis { return [x] as any }
  get accessor(): keyof typeof globalThis { return 6 as any }
}
const generic = new Map<string, keyof typeof globalThis>();
declare let ambient: keyof typeof globalThis;
const c = new C<keyof typeof globalThis>();
h(9 as any).then((x: keyof typeof globalThis) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

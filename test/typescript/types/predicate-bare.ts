type Alias<P> = (x: any) => asserts x;
interface Holder { value: (x: any) => asserts x; method(x: (x: any) => asserts x): (x: any) => asserts x }
let plain: (x: any) => asserts x = 1 as any;
const asserted = (2 as any as (x: any) => asserts x);
const satisfied = (3 as any) satisfies (x: any) => asserts x;
const cast = <(x: any) => asserts x>(4 as any);
function f(a: (x: any) => asserts x, b?: (x: any) => asserts x, ...c: ((x: any) => asserts x)[]): (x: any) => asserts x { return [a, b, c.length] as any }
const g = (a: (x: any) => asserts x): (x: any) => asserts x => [a] as any;
const h = async <P extends (x: any) => asserts x>(a: P): Promise<(x: any) => asserts x> => a as any;
class C<P = (x: any) => asserts x> {
  field: (x: any) => asserts x = 5 as any;
  other?: (x: any) => asserts x;
  method<Q extends (x: any) => asserts x>(x: Q): (x: any) => asserts x { return [x] as any }
  get accessor(): (x: any) => asserts x { return 6 as any }
}
const generic = new Map<string, (x: any) => asserts x>();
declare let ambient: (x: any) => asserts x;
const c = new C<(x: any) => asserts x>();
h(9 as any).then((x: (x: any) => asserts x) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

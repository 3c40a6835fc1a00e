type Alias<P> = (x: any) => asserts x is string;
interface Holder { value: (x: any) => asserts x is string; method(x: (x: any) => asserts x is string): (x: any) => asserts x is string }
let plain: (x: any) => asserts x is string = 1 as any;
const asserted = (2 as any as (x: any) => asserts x is string);
const satisfied = (3 as any) satisfies (x: any) => asserts x is string;
const cast = <(x: any) => asserts x is string>(4 as any);
function f(a: (x: any) => asserts x is string, b?: (x: any) => asserts x is string, ...c: ((x: any) => asserts x is string)[]): (x: any) => asserts x is string { return [a, b, c.length] as any }
const g = (a: (x: any) => asserts x is string): (x: any) => asserts x is string => [a] as any;
const h = async <P extends (x: any) => asserts x is string>(a: P): Promise<(x: any) => asserts x is string> => a as any;
class C<P = (x: any) => asserts x is string> {
  field: (x: any) => asserts x is string = 5 as any;
  other?: (x: any) => asserts x is string;
  method<Q extends (x: any) => asserts x is string>(x: Q): (x: any) => asserts x is string { return [x] as any }
  get accessor(): (x: any) => asserts x is string { return 6 as any }
}
const generic = new Map<string, (x: any) => asserts x is string>();
declare let ambient: (x: any) => asserts x is string;
const c = new C<(x: any) => asserts x is string>();
h(9 as any).then((x: (x: any) => asserts x is string) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

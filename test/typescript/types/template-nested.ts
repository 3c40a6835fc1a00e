type Alias<P> = `${`x${1 | 2}` | "y"}-z`;
interface Holder { value: `${`x${1 | 2}` | "y"}-z`; method(x: `${`x${1 | 2}` | "y"}-z`): `${`x${1 | 2}` | "y"}-z` }
let plain: `${`x${1 | 2}` | "y"}-z` = 1 as any;
const asserted = (2 as any as `${`x${1 | 2}` | "y"}-z`);
const satisfied = (3 as any) satisfies `${`x${1 | 2}` | "y"}-z`;
const cast = <`${`x${1 | 2}` | "y"}-z`>(4 as any);
function f(a: `${`x${1 | 2}` | "y"}-z`, b?: `${`x${1 | 2}` | "y"}-z`, ...c: (`${`x${1 | 2}` | "y"}-z`)[]): `${`x${1 | 2}` | "y"}-z` { return [a, b, c.length] as any }
const g = (a: `${`x${1 | 2}` | "y"}-z`): `${`x${1 | 2}` | "y"}-z` => [a] as any;
const h = async <P extends `${`x${1 | 2}` | "y"}-z`>(a: P): Promise<`${`x${1 | 2}` | "y"}-z`> => a as any;
class C<P = `${`x${1 | 2}` | "y"}-z`> {
  field: `${`x${1 | 2}` | "y"}-z` = 5 as any;
  other?: `${`x${1 | 2}` | "y"}-z`;
  method<Q extends `${`x${1 | 2}` | "y"}-z`>(x: Q): `${`x${1 | 2}` | "y"}-z` { return [x] as any }
  get accessor(): `${`x${1 | 2}` | "y"}-z` { return 6 as any }
}
const generic = new Map<string, `${`x${1 | 2}` | "y"}-z`>();
declare let ambient: `${`x${1 | 2}` | "y"}-z`;
const c = new C<`${`x${1 | 2}` | "y"}-z`>();
h(9 as any).then((x: `${`x${1 | 2}` | "y"}-z`) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

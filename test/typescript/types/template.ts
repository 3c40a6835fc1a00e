type Alias<P> = `a${string}b${number}`;
interface Holder { value: `a${string}b${number}`; method(x: `a${string}b${number}`): `a${string}b${number}` }
let plain: `a${string}b${number}` = 1 as any;
const asserted = (2 as any as `a${string}b${number}`);
const satisfied = (3 as any) satisfies `a${string}b${number}`;
const cast = <`a${string}b${number}`>(4 as any);
function f(a: `a${string}b${number}`, b?: `a${string}b${number}`, ...c: (`a${string}b${number}`)[]): `a${string}b${number}` { return [a, b, c.length] as any }
const g = (a: `a${string}b${number}`): `a${string}b${number}` => [a] as any;
const h = async <P extends `a${string}b${number}`>(a: P): Promise<`a${string}b${number}`> => a as any;
class C<P = `a${string}b${number}`> {
  field: `a${string}b${number}` = 5 as any;
  other?: `a${string}b${number}`;
  method<Q extends `a${string}b${number}`>(x: Q): `a${string}b${number}` { return [x] as any }
  get accessor(): `a${string}b${number}` { return 6 as any }
}
const generic = new Map<string, `a${string}b${number}`>();
declare let ambient: `a${string}b${number}`;
const c = new C<`a${string}b${number}`>();
h(9 as any).then((x: `a${string}b${number}`) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = bigint;
interface Holder { value: bigint; method(x: bigint): bigint }
let plain: bigint = 1 as any;
const asserted = (2 as any as bigint);
const satisfied = (3 as any) satisfies bigint;
const cast = <bigint>(4 as any);
function f(a: bigint, b?: bigint, ...c: (bigint)[]): bigint { return [a, b, c.length] as any }
const g = (a: bigint): bigint => [a] as any;
const h = async <P extends bigint>(a: P): Promise<bigint> => a as any;
class C<P = bigint> {
  field: bigint = 5 as any;
  other?: bigint;
  method<Q extends bigint>(x: Q): bigint { return [x] as any }
  get accessor(): bigint { return 6 as any }
}
const generic = new Map<string, bigint>();
declare let ambient: bigint;
const c = new C<bigint>();
h(9 as any).then((x: bigint) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = readonly (string | number)[];
interface Holder { value: readonly (string | number)[]; method(x: readonly (string | number)[]): readonly (string | number)[] }
let plain: readonly (string | number)[] = 1 as any;
const asserted = (2 as any as readonly (string | number)[]);
const satisfied = (3 as any) satisfies readonly (string | number)[];
const cast = <readonly (string | number)[]>(4 as any);
function f(a: readonly (string | number)[], b?: readonly (string | number)[], ...c: (readonly (string | number)[])[]): readonly (string | number)[] { return [a, b, c.length] as any }
const g = (a: readonly (string | number)[]): readonly (string | number)[] => [a] as any;
const h = async <P extends readonly (string | number)[]>(a: P): Promise<readonly (string | number)[]> => a as any;
class C<P = readonly (string | number)[]> {
  field: readonly (string | number)[] = 5 as any;
  other?: readonly (string | number)[];
  method<Q extends readonly (string | number)[]>(x: Q): readonly (string | number)[] { return [x] as any }
  get accessor(): readonly (string | number)[] { return 6 as any }
}
const generic = new Map<string, readonly (string | number)[]>();
declare let ambient: readonly (string | number)[];
const c = new C<readonly (string | number)[]>();
h(9 as any).then((x: readonly (string | number)[]) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

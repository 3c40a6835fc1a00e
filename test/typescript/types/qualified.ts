type Alias<P> = Intl.NumberFormat;
interface Holder { value: Intl.NumberFormat; method(x: Intl.NumberFormat): Intl.NumberFormat }
let plain: Intl.NumberFormat = 1 as any;
const asserted = (2 as any as Intl.NumberFormat);
const satisfied = (3 as any) satisfies Intl.NumberFormat;
const cast = <Intl.NumberFormat>(4 as any);
function f(a: Intl.NumberFormat, b?: Intl.NumberFormat, ...c: (Intl.NumberFormat)[]): Intl.NumberFormat { return [a, b, c.length] as any }
const g = (a: Intl.NumberFormat): Intl.NumberFormat => [a] as any;
const h = async <P extends Intl.NumberFormat>(a: P): Promise<Intl.NumberFormat> => a as any;
class C<P = Intl.NumberFormat> {
  field: Intl.NumberFormat = 5 as any;
  other?: Intl.NumberFormat;
  method<Q extends Intl.NumberFormat>(x: Q): Intl.NumberFormat { return [x] as any }
  get accessor(): Intl.NumberFormat { return 6 as any }
}
const generic = new Map<string, Intl.NumberFormat>();
declare let ambient: Intl.NumberFormat;
const c = new C<Intl.NumberFormat>();
h(9 as any).then((x: Intl.NumberFormat) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

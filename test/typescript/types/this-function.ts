type Alias<P> = (this: Date, x: number) => void;
interface Holder { value: (this: Date, x: number) => void; method(x: (this: Date, x: number) => void): (this: Date, x: number) => void }
let plain: (this: Date, x: number) => void = 1 as any;
const asserted = (2 as any as (this: Date, x: number) => void);
const satisfied = (3 as any) satisfies (this: Date, x: number) => void;
const cast = <(this: Date, x: number) => void>(4 as any);
function f(a: (this: Date, x: number) => void, b?: (this: Date, x: number) => void, ...c: ((this: Date, x: number) => void)[]): (this: Date, x: number) => void { return [a, b, c.length] as any }
const g = (a: (this: Date, x: number) => void): (this: Date, x: number) => void => [a] as any;
const h = async <P extends (this: Date, x: number) => void>(a: P): Promise<(this: Date, x: number) => void> => a as any;
class C<P = (this: Date, x: number) => void> {
  field: (this: Date, x: number) => void = 5 as any;
  other?: (this: Date, x: number) => void;
  method<Q extends (this: Date, x: number) => void>(x: Q): (this: Date, x: number) => void { return [x] as any }
  get accessor(): (this: Date, x: number) => void { return 6 as any }
}
const generic = new Map<string, (this: Date, x: number) => void>();
declare let ambient: (this: Date, x: number) => void;
const c = new C<(this: Date, x: number) => void>();
h(9 as any).then((x: (this: Date, x: number) => void) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

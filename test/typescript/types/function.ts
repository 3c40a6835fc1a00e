type Alias<P> = (a: string, b?: number, ...rest: any[]) => void;
interface Holder { value: (a: string, b?: number, ...rest: any[]) => void; method(x: (a: string, b?: number, ...rest: any[]) => void): (a: string, b?: number, ...rest: any[]) => void }
let plain: (a: string, b?: number, ...rest: any[]) => void = 1 as any;
const asserted = (2 as any as (a: string, b?: number, ...rest: any[]) => void);
const satisfied = (3 as any) satisfies (a: string, b?: number, ...rest: any[]) => void;
const cast = <(a: string, b?: number, ...rest: any[]) => void>(4 as any);
function f(a: (a: string, b?: number, ...rest: any[]) => void, b?: (a: string, b?: number, ...rest: any[]) => void, ...c: ((a: string, b?: number, ...rest: any[]) => void)[]): (a: string, b?: number, ...rest: any[]) => void { return [a, b, c.length] as any }
const g = (a: (a: string, b?: number, ...rest: any[]) => void): (a: string, b?: number, ...rest: any[]) => void => [a] as any;
const h = async <P extends (a: string, b?: number, ...rest: any[]) => void>(a: P): Promise<(a: string, b?: number, ...rest: any[]) => void> => a as any;
class C<P = (a: string, b?: number, ...rest: any[]) => void> {
  field: (a: string, b?: number, ...rest: any[]) => void = 5 as any;
  other?: (a: string, b?: number, ...rest: any[]) => void;
  method<Q extends (a: string, b?: number, ...rest: any[]) => void>(x: Q): (a: string, b?: number, ...rest: any[]) => void { return [x] as any }
  get accessor(): (a: string, b?: number, ...rest: any[]) => void { return 6 as any }
}
const generic = new Map<string, (a: string, b?: number, ...rest: any[]) => void>();
declare let ambient: (a: string, b?: number, ...rest: any[]) => void;
const c = new C<(a: string, b?: number, ...rest: any[]) => void>();
h(9 as any).then((x: (a: string, b?: number, ...rest: any[]) => void) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

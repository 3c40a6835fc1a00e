type Alias<P> = new (x: number) => Date;
interface Holder { value: new (x: number) => Date; method(x: new (x: number) => Date): new (x: number) => Date }
let plain: new (x: number) => Date = 1 as any;
const asserted = (2 as any as new (x: number) => Date);
const satisfied = (3 as any) satisfies new (x: number) => Date;
const cast = <new (x: number) => Date>(4 as any);
function f(a: new (x: number) => Date, b?: new (x: number) => Date, ...c: (new (x: number) => Date)[]): new (x: number) => Date { return [a, b, c.length] as any }
const g = (a: new (x: number) => Date): new (x: number) => Date => [a] as any;
const h = async <P extends new (x: number) => Date>(a: P): Promise<new (x: number) => Date> => a as any;
class C<P = new (x: number) => Date> {
  field: new (x: number) => Date = 5 as any;
  other?: new (x: number) => Date;
  method<Q extends new (x: number) => Date>(x: Q): new (x: number) => Date { return [x] as any }
  get accessor(): new (x: number) => Date { return 6 as any }
}
const generic = new Map<string, new (x: number) => Date>();
declare let ambient: new (x: number) => Date;
const c = new C<new (x: number) => Date>();
h(9 as any).then((x: new (x: number) => Date) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

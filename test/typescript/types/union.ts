type Alias<P> = string | number | undefined;
interface Holder { value: string | number | undefined; method(x: string | number | undefined): string | number | undefined }
let plain: string | number | undefined = 1 as any;
const asserted = (2 as any as string | number | undefined);
const satisfied = (3 as any) satisfies string | number | undefined;
const cast = <string | number | undefined>(4 as any);
function f(a: string | number | undefined, b?: string | number | undefined, ...c: (string | number | undefined)[]): string | number | undefined { return [a, b, c.length] as any }
const g = (a: string | number | undefined): string | number | undefined => [a] as any;
const h = async <P extends string | number | undefined>(a: P): Promise<string | number | undefined> => a as any;
class C<P = string | number | undefined> {
  field: string | number | undefined = 5 as any;
  other?: string | number | undefined;
  method<Q extends string | number | undefined>(x: Q): string | number | undefined { return [x] as any }
  get accessor(): string | number | undefined { return 6 as any }
}
const generic = new Map<string, string | number | undefined>();
declare let ambient: string | number | undefined;
const c = new C<string | number | undefined>();
h(9 as any).then((x: string | number | undefined) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

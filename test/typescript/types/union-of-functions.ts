type Alias<P> = | (() => void) | (new () => Date);
interface Holder { value: | (() => void) | (new () => Date); method(x: | (() => void) | (new () => Date)): | (() => void) | (new () => Date) }
let plain: | (() => void) | (new () => Date) = 1 as any;
const asserted = (2 as any as | (() => void) | (new () => Date));
const satisfied = (3 as any) satisfies | (() => void) | (new () => Date);
const cast = <| (() => void) | (new () => Date)>(4 as any);
function f(a: | (() => void) | (new () => Date), b?: | (() => void) | (new () => Date), ...c: (| (() => void) | (new () => Date))[]): | (() => void) | (new () => Date) { return [a, b, c.length] as any }
const g = (a: | (() => void) | (new () => Date)): | (() => void) | (new () => Date) => [a] as any;
const h = async <P extends | (() => void) | (new () => Date)>(a: P): Promise<| (() => void) | (new () => Date)> => a as any;
class C<P = | (() => void) | (new () => Date)> {
  field: | (() => void) | (new () => Date) = 5 as any;
  other?: | (() => void) | (new () => Date);
  method<Q extends | (() => void) | (new () => Date)>(x: Q): | (() => void) | (new () => Date) { return [x] as any }
  get accessor(): | (() => void) | (new () => Date) { return 6 as any }
}
const generic = new Map<string, | (() => void) | (new () => Date)>();
declare let ambient: | (() => void) | (new () => Date);
const c = new C<| (() => void) | (new () => Date)>();
h(9 as any).then((x: | (() => void) | (new () => Date)) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = void;
interface Holder { value: void; method(x: void): void }
let plain: void = 1 as any;
const asserted = (2 as any as void);
const satisfied = (3 as any) satisfies void;
const cast = <void>(4 as any);
function f(a: void, b?: void, ...c: (void)[]): void { return [a, b, c.length] as any }
const g = (a: void): void => [a] as any;
const h = async <P extends void>(a: P): Promise<void> => a as any;
class C<P = void> {
  field: void = 5 as any;
  other?: void;
  method<Q extends void>(x: Q): void { return [x] as any }
  get accessor(): void { return 6 as any }
}
const generic = new Map<string, void>();
declare let ambient: void;
const c = new C<void>();
h(9 as any).then((x: void) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = [string, number?, ...boolean[]];
interface Holder { value: [string, number?, ...boolean[]]; method(x: [string, number?, ...boolean[]]): [string, number?, ...boolean[]] }
let plain: [string, number?, ...boolean[]] = 1 as any;
const asserted = (2 as any as [string, number?, ...boolean[]]);
const satisfied = (3 as any) satisfies [string, number?, ...boolean[]];
const cast = <[string, number?, ...boolean[]]>(4 as any);
function f(a: [string, number?, ...boolean[]], b?: [string, number?, ...boolean[]], ...c: ([string, number?, ...boolean[]])[]): [string, number?, ...boolean[]] { return [a, b, c.length] as any }
const g = (a: [string, number?, ...boolean[]]): [string, number?, ...boolean[]] => [a] as any;
const h = async <P extends [string, number?, ...boolean[]]>(a: P): Promise<[string, number?, ...boolean[]]> => a as any;
class C<P = [string, number?, ...boolean[]]> {
  field: [string, number?, ...boolean[]] = 5 as any;
  other?: [string, number?, ...boolean[]];
  method<Q extends [string, number?, ...boolean[]]>(x: Q): [string, number?, ...boolean[]] { return [x] as any }
  get accessor(): [string, number?, ...boolean[]] { return 6 as any }
}
const generic = new Map<string, [string, number?, ...boolean[]]>();
declare let ambient: [string, number?, ...boolean[]];
const c = new C<[string, number?, ...boolean[]]>();
h(9 as any).then((x: [string, number?, ...boolean[]]) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = [first: string, second?: number, ...rest: boolean[]];
interface Holder { value: [first: string, second?: number, ...rest: boolean[]]; method(x: [first: string, second?: number, ...rest: boolean[]]): [first: string, second?: number, ...rest: boolean[]] }
let plain: [first: string, second?: number, ...rest: boolean[]] = 1 as any;
const asserted = (2 as any as [first: string, second?: number, ...rest: boolean[]]);
const satisfied = (3 as any) satisfies [first: string, second?: number, ...rest: boolean[]];
const cast = <[first: string, second?: number, ...rest: boolean[]]>(4 as any);
function f(a: [first: string, second?: number, ...rest: boolean[]], b?: [first: string, second?: number, ...rest: boolean[]], ...c: ([first: string, second?: number, ...rest: boolean[]])[]): [first: string, second?: number, ...rest: boolean[]] { return [a, b, c.length] as any }
const g = (a: [first: string, second?: number, ...rest: boolean[]]): [first: string, second?: number, ...rest: boolean[]] => [a] as any;
const h = async <P extends [first: string, second?: number, ...rest: boolean[]]>(a: P): Promise<[first: string, second?: number, ...rest: boolean[]]> => a as any;
class C<P = [first: string, second?: number, ...rest: boolean[]]> {
  field: [first: string, second?: number, ...rest: boolean[]] = 5 as any;
  other?: [first: string, second?: number, ...rest: boolean[]];
  method<Q extends [first: string, second?: number, ...rest: boolean[]]>(x: Q): [first: string, second?: number, ...rest: boolean[]] { return [x] as any }
  get accessor(): [first: string, second?: number, ...rest: boolean[]] { return 6 as any }
}
const generic = new Map<string, [first: string, second?: number, ...rest: boolean[]]>();
declare let ambient: [first: string, second?: number, ...rest: boolean[]];
const c = new C<[first: string, second?: number, ...rest: boolean[]]>();
h(9 as any).then((x: [first: string, second?: number, ...rest: boolean[]]) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = [1] extends [infer N extends number] ? N : never;
interface Holder { value: [1] extends [infer N extends number] ? N : never; method(x: [1] extends [infer N extends number] ? N : never): [1] extends [infer N extends number] ? N : never }
let plain: [1] extends [infer N extends number] ? N : never = 1 as any;
const asserted = (2 as any as [1] extends [infer N extends number] ? N : never);
const satisfied = (3 as any) satisfies [1] extends [infer N extends number] ? N : never;
const cast = <[1] extends [infer N extends number] ? N : never>(4 as any);
function f(a: [1] extends [infer N extends number] ? N : never, b?: [1] extends [infer N extends number] ? N : never, ...c: ([1] extends [infer N extends number] ? N : never)[]): [1] extends [infer N extends number] ? N : never { return [a, b, c.length] as any }
const g = (a: [1] extends [infer N extends number] ? N : never): [1] extends [infer N extends number] ? N : never => [a] as any;
const h = async <P extends [1] extends [infer N extends number] ? N : never>(a: P): Promise<[1] extends [infer N extends number] ? N : never> => a as any;
class C<P = [1] extends [infer N extends number] ? N : never> {
  field: [1] extends [infer N extends number] ? N : never = 5 as any;
  other?: [1] extends [infer N extends number] ? N : never;
  method<Q extends [1] extends [infer N extends number] ? N : never>(x: Q): [1] extends [infer N extends number] ? N : never { return [x] as any }
  get accessor(): [1] extends [infer N extends number] ? N : never { return 6 as any }
}
const generic = new Map<string, [1] extends [infer N extends number] ? N : never>();
declare let ambient: [1] extends [infer N extends number] ? N : never;
const c = new C<[1] extends [infer N extends number] ? N : never>();
h(9 as any).then((x: [1] extends [infer N extends number] ? N : never) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

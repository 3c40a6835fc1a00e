type Alias<P> = object;
interface Holder { value: object; method(x: object): object }
let plain: object = 1 as any;
const asserted = (2 as any as object);
const satisfied = (3 as any) satisfies object;
const cast = <object>(4 as any);
function f(a: object, b?: object, ...c: (object)[]): object { return [a, b, c.length] as any }
const g = (a: object): object => [a] as any;
const h = async <P extends object>(a: P): Promise<object> => a as any;
class C<P = object> {
  field: object = 5 as any;
  other?: object;
  method<Q extends object>(x: Q): object { return [x] as any }
  get accessor(): object { return 6 as any }
}
const generic = new Map<string, object>();
declare let ambient: object;
const c = new C<object>();
h(9 as any).then((x: object) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

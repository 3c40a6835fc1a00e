type Alias<P> = <T extends object = {}>(x: T) => x is T;
interface Holder { value: <T extends object = {}>(x: T) => x is T; method(x: <T extends object = {}>(x: T) => x is T): <T extends object = {}>(x: T) => x is T }
let plain: <T extends object = {}>(x: T) => x is T = 1 as any;
const asserted = (2 as any as <T extends object = {}>(x: T) => x is T);
const satisfied = (3 as any) satisfies <T extends object = {}>(x: T) => x is T;
const cast = <<T extends object = {}>(x: T) => x is T>(4 as any);
function f(a: <T extends object = {}>(x: T) => x is T, b?: <T extends object = {}>(x: T) => x is T, ...c: (<T extends object = {}>(x: T) => x is T)[]): <T extends object = {}>(x: T) => x is T { return [a, b, c.length] as any }
const g = (a: <T extends object = {}>(x: T) => x is T): <T extends object = {}>(x: T) => x is T => [a] as any;
const h = async <P extends <T extends object = {}>(x: T) => x is T>(a: P): Promise<<T extends object = {}>(x: T) => x is T> => a as any;
class C<P = <T extends object = {}>(x: T) => x is T> {
  field: <T extends object = {}>(x: T) => x is T = 5 as any;
  other?: <T extends object = {}>(x: T) => x is T;
  method<Q extends <T extends object = {}>(x: T) => x is T>(x: Q): <T extends object = {}>(x: T) => x is T { return [x] as any }
  get accessor(): <T extends object = {}>(x: T) => x is T { return 6 as any }
}
const generic = new Map<string, <T extends object = {}>(x: T) => x is T>();
declare let ambient: <T extends object = {}>(x: T) => x is T;
const c = new C<<T extends object = {}>(x: T) => x is T>();
h(9 as any).then((x: <T extends object = {}>(x: T) => x is T) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

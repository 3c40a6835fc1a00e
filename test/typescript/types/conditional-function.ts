type Alias<P> = (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false;
interface Holder { value: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false; method(x: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false): (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false }
let plain: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false = 1 as any;
const asserted = (2 as any as (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false);
const satisfied = (3 as any) satisfies (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false;
const cast = <(<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false>(4 as any);
function f(a: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false, b?: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false, ...c: ((<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false)[]): (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false { return [a, b, c.length] as any }
const g = (a: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false): (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false => [a] as any;
const h = async <P extends (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false>(a: P): Promise<(<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false> => a as any;
class C<P = (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false> {
  field: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false = 5 as any;
  other?: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false;
  method<Q extends (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false>(x: Q): (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false { return [x] as any }
  get accessor(): (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false { return 6 as any }
}
const generic = new Map<string, (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false>();
declare let ambient: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false;
const c = new C<(<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false>();
h(9 as any).then((x: (<V>() => V extends 1 ? 1 : 2) extends <V>() => V extends 1 ? 1 : 2 ? true : false) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = keyof { a: 1 };
interface Holder { value: keyof { a: 1 }; method(x: keyof { a: 1 }): keyof { a: 1 } }
let plain: keyof { a: 1 } = 1 as any;
const asserted = (2 as any as keyof { a: 1 });
const satisfied = (3 as any) satisfies keyof { a: 1 };
const cast = <keyof { a: 1 }>(4 as any);
function f(a: keyof { a: 1 }, b?: keyof { a: 1 }, ...c: (keyof { a: 1 })[]): keyof { a: 1 } { return [a, b, c.length] as any }
const g = (a: keyof { a: 1 }): keyof { a: 1 } => [a] as any;
const h = async <P extends keyof { a: 1 }>(a: P): Promise<keyof { a: 1 }> => a as any;
class C<P = keyof { a: 1 }> {
  field: keyof { a: 1 } = 5 as any;
  other?: keyof { a: 1 };
  method<Q extends keyof { a: 1 }>(x: Q): keyof { a: 1 } { return [x] as any }
  get accessor(): keyof { a: 1 } { return 6 as any }
}
const generic = new Map<string, keyof { a: 1 }>();
declare let ambient: keyof { a: 1 };
const c = new C<keyof { a: 1 }>();
h(9 as any).then((x: keyof { a: 1 }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

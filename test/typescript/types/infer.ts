type Alias<P> = string[] extends (infer U)[] ? U : never;
interface Holder { value: string[] extends (infer U)[] ? U : never; method(x: string[] extends (infer U)[] ? U : never): string[] extends (infer U)[] ? U : never }
let plain: string[] extends (infer U)[] ? U : never = 1 as any;
const asserted = (2 as any as string[] extends (infer U)[] ? U : never);
const satisfied = (3 as any) satisfies string[] extends (infer U)[] ? U : never;
const cast = <string[] extends (infer U)[] ? U : never>(4 as any);
function f(a: string[] extends (infer U)[] ? U : never, b?: string[] extends (infer U)[] ? U : never, ...c: (string[] extends (infer U)[] ? U : never)[]): string[] extends (infer U)[] ? U : never { return [a, b, c.length] as any }
const g = (a: string[] extends (infer U)[] ? U : never): string[] extends (infer U)[] ? U : never => [a] as any;
const h = async <P extends string[] extends (infer U)[] ? U : never>(a: P): Promise<string[] extends (infer U)[] ? U : never> => a as any;
class C<P = string[] extends (infer U)[] ? U : never> {
  field: string[] extends (infer U)[] ? U : never = 5 as any;
  other?: string[] extends (infer U)[] ? U : never;
  method<Q extends string[] extends (infer U)[] ? U : never>(x: Q): string[] extends (infer U)[] ? U : never { return [x] as any }
  get accessor(): string[] extends (infer U)[] ? U : never { return 6 as any }
}
const generic = new Map<string, string[] extends (infer U)[] ? U : never>();
declare let ambient: string[] extends (infer U)[] ? U : never;
const c = new C<string[] extends (infer U)[] ? U : never>();
h(9 as any).then((x: string[] extends (infer U)[] ? U : never) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 };
interface Holder { value: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }; method(x: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }): { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 } }
let plain: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 } = 1 as any;
const asserted = (2 as any as { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 });
const satisfied = (3 as any) satisfies { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 };
const cast = <{ get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }>(4 as any);
function f(a: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }, b?: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }, ...c: ({ get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 })[]): { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 } { return [a, b, c.length] as any }
const g = (a: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }): { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 } => [a] as any;
const h = async <P extends { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }>(a: P): Promise<{ get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }> => a as any;
class C<P = { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }> {
  field: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 } = 5 as any;
  other?: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 };
  method<Q extends { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }>(x: Q): { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 } { return [x] as any }
  get accessor(): { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 } { return 6 as any }
}
const generic = new Map<string, { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }>();
declare let ambient: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 };
const c = new C<{ get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }>();
h(9 as any).then((x: { get(): void; set<T>(x: T): void; readonly?: 1; new?: 2; get?(): 3 }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

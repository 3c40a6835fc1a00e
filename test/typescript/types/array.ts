type Alias<P> = string[][];
interface Holder { value: string[][]; method(x: string[][]): string[][] }
let plain: string[][] = 1 as any;
const asserted = (2 as any as string[][]);
const satisfied = (3 as any) satisfies string[][];
const cast = <string[][]>(4 as any);
function f(a: string[][], b?: string[][], ...c: (string[][])[]): string[][] { return [a, b, c.length] as any }
const g = (a: string[][]): string[][] => [a] as any;
const h = async <P extends string[][]>(a: P): Promise<string[][]> => a as any;
class C<P = string[][]> {
  field: string[][] = 5 as any;
  other?: string[][];
  method<Q extends string[][]>(x: Q): string[][] { return [x] as any }
  get accessor(): string[][] { return 6 as any }
}
const generic = new Map<string, string[][]>();
declare let ambient: string[][];
const c = new C<string[][]>();
h(9 as any).then((x: string[][]) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any };
interface Holder { value: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }; method(x: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }): { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any } }
let plain: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any } = 1 as any;
const asserted = (2 as any as { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any });
const satisfied = (3 as any) satisfies { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any };
const cast = <{ a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }>(4 as any);
function f(a: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }, b?: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }, ...c: ({ a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any })[]): { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any } { return [a, b, c.length] as any }
const g = (a: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }): { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any } => [a] as any;
const h = async <P extends { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }>(a: P): Promise<{ a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }> => a as any;
class C<P = { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }> {
  field: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any } = 5 as any;
  other?: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any };
  method<Q extends { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }>(x: Q): { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any } { return [x] as any }
  get accessor(): { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any } { return 6 as any }
}
const generic = new Map<string, { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }>();
declare let ambient: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any };
const c = new C<{ a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }>();
h(9 as any).then((x: { a: string; b?: number, readonly c: boolean
 d(): void; e?(x: number): string; [key: string]: any; (x: 1): 2; new (x: 3): Date; get f(): number; set f(v: number); "g-h": 1; 5: 6; [Symbol.iterator](): any }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

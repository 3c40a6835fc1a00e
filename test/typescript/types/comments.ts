type Alias<P> = /* a */ string /* b */ | // c
 number;
interface Holder { value: /* a */ string /* b */ | // c
 number; method(x: /* a */ string /* b */ | // c
 number): /* a */ string /* b */ | // c
 number }
let plain: /* a */ string /* b */ | // c
 number = 1 as any;
const asserted = (2 as any as /* a */ string /* b */ | // c
 number);
const satisfied = (3 as any) satisfies /* a */ string /* b */ | // c
 number;
const cast = </* a */ string /* b */ | // c
 number>(4 as any);
function f(a: /* a */ string /* b */ | // c
 number, b?: /* a */ string /* b */ | // c
 number, ...c: (/* a */ string /* b */ | // c
 number)[]): /* a */ string /* b */ | // c
 number { return [a, b, c.length] as any }
const g = (a: /* a */ string /* b */ | // c
 number): /* a */ string /* b */ | // c
 number => [a] as any;
const h = async <P extends /* a */ string /* b */ | // c
 number>(a: P): Promise</* a */ string /* b */ | // c
 number> => a as any;
class C<P = /* a */ string /* b */ | // c
 number> {
  field: /* a */ string /* b */ | // c
 number = 5 as any;
  other?: /* a */ string /* b */ | // c
 number;
  method<Q extends /* a */ string /* b */ | // c
 number>(x: Q): /* a */ string /* b */ | // c
 number { return [x] as any }
  get accessor(): /* a */ string /* b */ | // c
 number { return 6 as any }
}
const generic = new Map<string, /* a */ string /* b */ | // c
 number>();
declare let ambient: /* a */ string /* b */ | // c
 number;
const c = new C</* a */ string /* b */ | // c
 number>();
h(9 as any).then((x: /* a */ string /* b */ | // c
 number) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

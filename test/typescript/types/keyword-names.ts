type Alias<P> = { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 };
interface Holder { value: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }; method(x: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }): { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 } }
let plain: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 } = 1 as any;
const asserted = (2 as any as { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 });
const satisfied = (3 as any) satisfies { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 };
const cast = <{ type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }>(4 as any);
function f(a: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }, b?: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }, ...c: ({ type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 })[]): { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 } { return [a, b, c.length] as any }
const g = (a: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }): { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 } => [a] as any;
const h = async <P extends { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }>(a: P): Promise<{ type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }> => a as any;
class C<P = { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }> {
  field: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 } = 5 as any;
  other?: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 };
  method<Q extends { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }>(x: Q): { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 } { return [x] as any }
  get accessor(): { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 } { return 6 as any }
}
const generic = new Map<string, { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }>();
declare let ambient: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 };
const c = new C<{ type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }>();
h(9 as any).then((x: { type: 1; as: 2; is: 3; keyof: 4; readonly: 5; get: 6; set: 7; new: 8; asserts: 9; infer: 10; unique: 11; abstract: 12 }) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

type Alias<P> = {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
};
interface Holder { value: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}; method(x: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}): {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
} }
let plain: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
} = 1 as any;
const asserted = (2 as any as {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
});
const satisfied = (3 as any) satisfies {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
};
const cast = <{
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}>(4 as any);
function f(a: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}, b?: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}, ...c: ({
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
})[]): {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
} { return [a, b, c.length] as any }
const g = (a: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}): {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
} => [a] as any;
const h = async <P extends {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}>(a: P): Promise<{
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}> => a as any;
class C<P = {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}> {
  field: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
} = 5 as any;
  other?: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
};
  method<Q extends {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}>(x: Q): {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
} { return [x] as any }
  get accessor(): {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
} { return 6 as any }
}
const generic = new Map<string, {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}>();
declare let ambient: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
};
const c = new C<{
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}>();
h(9 as any).then((x: {
 a: 1
 b: 2
 c(x: 1,
  y: 2): void
}) => console.log("h", x));
console.log(plain, asserted, satisfied, cast, f(1 as any, 2 as any, 3 as any), g(7 as any), c.field, "other" in c, c.method(8 as any), c.accessor, generic.size);

const f = (a: number): {
  x: number
} => ({ x: a });
const g = <
  T
>(x: T) => x;
function h() { return <
 T>(x: T): [
 T] => [x]; }
const i = async <
 T
>(x: T): Promise<
  T
> => x;
const j = (
 a: number
)
: number => a;
console.log(f(1), g(2), h()(3), j(5)); i(4).then(x => console.log(x));

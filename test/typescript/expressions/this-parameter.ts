function f(this: { x: number }, y: number) { return this.x + y }
function g(this: any) { return this.x }
const o = { x: 1, f, g, h(this: any, /* c */ a: number, b?: number) { return [a, b] } };
console.log(o.f(2), o.g(), o.h(3), f.length, g.length, o.h.length);

function f() { return this; }
function g() { () => arguments; }
const h = (a = this, b = arguments) => eval(a);
async function i() { await 1; async () => { await 2; }; }
function j() { const k = async () => await 1; }
class A extends B {
  x = this;
  y = () => arguments0;
  [this.z] = eval('1');
  constructor() { super(); }
  static { this.x; }
}
function* l() { yield* new.target; }
eval?.('x');
eval(x);
a = 1; b += 1; c++; [d, e.f] = g; ({ h, i: j = 1, ...k } = l);
m(); n`x`; o.p(); q?.(); typeof r;

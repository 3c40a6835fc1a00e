function f() { return <
  number
>(1 + 1); }
function* g() { yield <
 any>3; }
function h() { throw <
 any>"e"; }
let e2; try { h(); } catch (e) { e2 = e; }
console.log(f(), [...g()], e2);

if (a) function f() {} else function g() {}
if (a) { } else if (b) ; else c
switch (a) { case 1: case b: d; default: e; case 2: { let f } }
try { a } catch { b }
try { a } catch ({ message, ...e }) { b } finally { c }
try { a } finally { }
with (a) b
a: b: for (;;) { if (x) continue a; else break b }
c: { break c }
d: function e() {}
function h() { return
1 }
function k() { return 1, 2 }
throw new Error
debugger
yield: await: let
;;

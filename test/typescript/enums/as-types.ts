enum E { A, B } const a: E = E.A; const b = E[a]; const c = 1 as E; const d: keyof typeof E = "B"; function f(e: E.A): E.B { return E.B } console.log(a, b, c, d, f(a as any), E[d]);

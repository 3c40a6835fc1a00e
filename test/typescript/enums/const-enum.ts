const enum E { A, B = 5, C } declare const enum F { X = 1 } console.log(E.A, E.B, E["C"], [E.A].length); type T = E.A; const x: E = E.B; console.log(x);

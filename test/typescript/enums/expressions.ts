const f = (x: number) => x * 2; enum E { A = f(1), B = f(A), C = (() => E.B)(), D = [1, 2, 3].length, F = 1, G } console.log(E);

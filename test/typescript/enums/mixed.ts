enum E { A, B = "b", C = 3, D, E1 = "x".length, F = Math.max(1, 2) }
console.log(E);

enum E { A, B, C = 10, D, E1 = -5, F, G = 0x10, H = 1.5, I }
console.log(E, E.D, E[11], E[E.F]);

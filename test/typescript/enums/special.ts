enum E { A = 1 / 0, B = -1 / 0, C = 0 / 0, D = NaN, F = Infinity, G = -0 } console.log(E);

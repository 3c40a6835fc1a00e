enum E { A = 1 / 0, B = -1 / 0, C = 0 / 0, D = NaN, F = Infinity } console.log(E);

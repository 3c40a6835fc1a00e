enum E { A = 1, B = 1, C = 2 } console.log(E[1], E[2], E["A"], Object.entries(E));

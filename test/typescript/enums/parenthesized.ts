enum E { A = (1), B = ((2 + 3)), C, D = ("s") } console.log(E);

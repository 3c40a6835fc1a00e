enum E { A = 3, B = `x${A}`, C = `${E.A}y` } console.log(E);

const A = 100; enum E { A = 1, B = A + 1, C = [A, 5].map(x => x + A)[0] } console.log(E, A);

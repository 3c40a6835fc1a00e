class A { static E = (() => { enum E { X = 1, Y } return E })(); m() { enum Z { A = "z" } return Z.A } } console.log(A.E, new A().m());

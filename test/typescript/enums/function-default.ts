function f(x: any = (() => { enum I { A = 4 } return I.A })()) { return x } console.log(f());

enum A { X = "x", Y = X, Z = A.X } enum B { P = A.X, Q = `${A.X}-q`, R = A.X + "r" }
console.log(A, B);

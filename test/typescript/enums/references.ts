enum A { X = 2, Y = X * 2, Z = A.Y + 1, W = A["Z"] + 1, V } enum B { P = A.X, Q, R = A.Y | A.Z, S, T = A["W"], U }
console.log(A, B);

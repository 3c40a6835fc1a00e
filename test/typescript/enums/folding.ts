enum E { A = 1 << 3, B, C = A | 2, D, F = ~A, G, H = (A + B) * 2, I, J = 7 % 4, K, L = 2 ** 5, M, N2 = -1 >>> 28, O, P = +3, Q, R = 6 ^ 3, S, T = 10 / 4, U, V = 0b101 & 4, W }
console.log(E);

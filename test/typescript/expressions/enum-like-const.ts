const E = { A: 0, B: 1 } as const; type E = typeof E[keyof typeof E]; const x: E = E.B;
console.log(x);

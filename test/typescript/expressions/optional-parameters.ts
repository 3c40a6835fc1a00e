function f(a?: number, b?: { c?: number }, c = 3) { return [a, b?.c, c, f.length] }
console.log(f(), f(1, { c: 2 }, 4));

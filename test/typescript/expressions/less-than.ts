const a: any = 1, b: any = 2, c: any = 3; const f = (...x: any[]) => x;
console.log(a < b, a < b > c, f(a < b, c > 1), f(a < b, b > c), a<b, a<(b), a << b, a<b && b>c, a < b || c > -1);

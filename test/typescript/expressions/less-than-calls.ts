const a: any = (x: any) => x, b: any = 1, c: any = 2;
console.log(a<any>(b), [a<any>(c)], (a < b) > c, b < c ? 1 : 2, b <c, c>b);
for (let i = 0; i < c; i++) console.log(i);
if (b < c && c > b) console.log("y");

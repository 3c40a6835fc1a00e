let a: any = 1, b: any = 2;
console.log((a), (a, b), (a ? b : a), ((a)), (a = b, a) || b);
switch (a) { case (a): console.log("case"); }
var c; (c) = 3; console.log(c);

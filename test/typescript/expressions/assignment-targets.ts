let a: any, b: any; (a as any) = 1; (<any>b) = 2; [a as any, b!] = [3, 4]; console.log(a, b); ({ a: a as any, b: b! } = { a: 5, b: 6 }); console.log(a, b);
for (a as any of [7]) console.log(a); for ((b as any) in { k: 1 }) console.log(b); (a as number)++; console.log(a);

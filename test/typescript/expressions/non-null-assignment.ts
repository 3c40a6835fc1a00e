let a: any = { b: 1 }; a!.b = 2; a.b! += 3; a.b!++; let x: any = 1; x! = 5; x!++;
console.log(a, x);

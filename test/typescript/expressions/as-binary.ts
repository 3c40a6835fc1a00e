const a: any = 2, b: any = 3;
console.log(a + b as number * 2, a as number + b, a < b as any, a == b as any, a as any == b, a as number | b as number);
console.log(a as any in {} as any, a && b as any || 1);

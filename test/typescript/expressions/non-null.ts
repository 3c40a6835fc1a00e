const a: any = { b: { c: [1, () => 2] } }; const u: any = undefined;
console.log(a!.b!.c![0]!, a!["b"]!.c[1]!(), a!?.b!.c, u?.x!.y!.z, !a!, (a!)!.b, a! as any, a!
.b);

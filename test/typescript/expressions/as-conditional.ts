const a: any = 1;
console.log(a as boolean ? "x" as string : "y" as string, (a as any)?.b as any ?? "d" as any);

const tag = <T>(s: TemplateStringsArray, ...v: T[]) => s.raw.join("|") + v.length;
console.log(tag<number>`a${1}b`, tag<any>`c`);

const o: any = { f: <T>(x: T) => x };
console.log(o.f?.<number>(1), o?.f<number>(2), o.g?.<number>(3), o["f"]<string>("4"));

const o: any = { a: { b: (x: any) => x, c: [1] } };
console.log(o?.a!.b(1), (o?.a)!.c, o!?.a?.["c"]![0], o?.x?.y!.z.w, o.a?.b?.<number>(2), delete o!.a!.c, o);

const { a, b: { c } }: { a: number, b: { c: number } } = { a: 1, b: { c: 2 } }; let [d, , e = 5]: number[] = [3, 4]; const { ...r }: any = { f: 6 };
for (const { g } of [{ g: 7 }] as any) console.log(g);
console.log(a, c, d, e, r);

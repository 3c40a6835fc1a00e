a: for (const x of [1, 2] as number[]) { if ((x as number) === 2) break a; console.log(x) }
{ type X = 1; interface Y {} const z: X = 1; console.log(z) }
if (true as boolean) console.log("t"); else console.log("e");
do { } while (false as any)
let w = 1 as any; while (w!--) console.log("w");

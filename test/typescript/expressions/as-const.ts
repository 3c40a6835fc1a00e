const a = [1, "x"] as const; const b = { c: "d" } as const; const e = <const>["f"];
console.log(a, b, e);

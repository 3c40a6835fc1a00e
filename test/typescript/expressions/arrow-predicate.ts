const f = (x: any): x is string => typeof x === "string"; const g = (x: any): asserts x is string => { if (!x) throw 1 }; const h = (x: any): asserts x => {};
console.log(f("a"), f(1), g("b"), h(1));

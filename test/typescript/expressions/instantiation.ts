const id = <T>(x: T) => x; const s = id<string>; const list = [id<number>, id<any>]; const o = { f: id<string> };
console.log(s("a"), list.length, o.f("b"), id<number>?.(1));
const t = id<string>
const u = t; console.log(u === id);

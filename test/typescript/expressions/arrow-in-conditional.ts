const a: any = 1, b: any = 2, c: any = 3, d: any = (x: any) => x;
const f = a ? (b) : c => d; const g = a ? (b, c) : d; const h = a ? (x: any) => x : d; const i = a ? (x: any): any => x : d; const j = a ? b : (c): any => c; const k = a ? (b) => (c) : d => 1; const l = !a ? x => (b) : (c); const m = a ? (b) : (c);
console.log(typeof f, g, typeof h, typeof i, typeof j, typeof k, typeof l, m, a ? (b as any) : c);

const a: any = 0, b: any = 0, c: any = 1;
const f = a ? (x: number): number => x : b ? (y) : (z: any): any => z;
const g = a ? b ? (1) : (2) : (3); const h = (a ? (b) : c) as any;
console.log((f as any)(7), g, h, a ? { x: (b) } : [(c)]);

const f = (a: number, b = 2, ...c: number[]): number => a + b + c.length; const g = (a?: number): void => {}; const h = ({ a, b: [c] }: { a: number, b: number[] }, [d]: number[]): number => a + c + d;
console.log(f(1), f(1, 1, 1), g(), h({ a: 1, b: [2] }, [3]));

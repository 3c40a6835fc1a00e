const f = () => <any>{ a: 1 }; const g = (x: number) => <number>x;
console.log(f(), g(2), <any>[3], <string><any>4, typeof <any>5, -<number>6, !<any>7, (<any>{ b: 8 }).b);

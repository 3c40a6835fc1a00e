const f = async (x: number): Promise<number> => x; const g = async x => x; const async = (x?: any) => "called"; const h = async (y: any) => y as any;
console.log(async(1), async(), async, typeof f); f(1).then(console.log); (h as any)(2).then(console.log);

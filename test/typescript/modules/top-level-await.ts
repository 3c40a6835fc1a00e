const x: number = await Promise.resolve(1) as number; for await (const y of [2] as any) console.log(y as number); console.log(x);
export {};

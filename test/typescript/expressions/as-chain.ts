const a = { b: 1 } as any as { b: number }; console.log((a as any).b as number + 1);

let a: "x\"y" | 'z' = "z" as "x" | "z"; let b: { "a;b": 1, 'c}': `d${"}"}` } = {} as any; console.log(a, b);

const { join }: any = await import("node:path") as any; type T = import("node:path").ParsedPath; console.log(join("a", "b"));
export {};

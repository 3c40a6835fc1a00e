// options: --legacy-decorators --decorator-metadata
const log: any[] = []; (Reflect as any).metadata = (k: string, v: any) => (t: any, p: any) => { log.push([p, k, Array.isArray(v) ? v.map(n => n && n.name) : v && v.name]) }; const d: any = () => {};
class A { @d a!: string[]; @d b!: [number]; @d c!: () => void; @d e!: new () => any; @d f!: { x: 1 }; @d g!: `t${string}`; @d h!: "lit"; @d i!: 5; @d j!: -1; @d k!: true; @d l!: keyof A; @d m!: readonly string[]; @d n!: typeof log; @d o!: A["a"]; @d p!: (string); @d q!: 5n }
console.log(log);

// options: --legacy-decorators --decorator-metadata
const log: any[] = []; (Reflect as any).metadata = (k: string, v: any) => (t: any, p: any) => { log.push([p, k, Array.isArray(v) ? v.map(n => n && n.name) : v && v.name]) }; const d: any = () => {};
class A { @d a!: string; @d b!: number; @d c!: boolean; @d e!: symbol; @d f!: bigint; @d g!: any; @d h!: unknown; @d i!: never; @d j!: void; @d k!: undefined; @d l!: null; @d m!: object; @d n; }
console.log(log);

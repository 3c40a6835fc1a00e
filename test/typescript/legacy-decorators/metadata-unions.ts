// options: --legacy-decorators --decorator-metadata
const log: any[] = []; (Reflect as any).metadata = (k: string, v: any) => (t: any, p: any) => { log.push([p, k, Array.isArray(v) ? v.map(n => n && n.name) : v && v.name]) }; const d: any = () => {};
class A { @d a!: string | undefined; @d b!: string | null; @d c!: string | number; @d e!: "a" | "b"; @d f!: null | undefined; @d h!: 1 | 2; @d i!: true | false; @d j!: string[] | number[]; @d k!: 1 extends 2 ? string : string; @d l!: (() => void) | (() => 1) }
console.log(log);

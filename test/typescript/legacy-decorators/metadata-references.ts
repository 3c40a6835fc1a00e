// options: --legacy-decorators --decorator-metadata
const log: any[] = []; (Reflect as any).metadata = (k: string, v: any) => (t: any, p: any) => { log.push([p, k, Array.isArray(v) ? v.map(n => n && n.name) : v && v.name]) }; const d: any = () => {};
class B {} interface I {} type S = string; type U = "a" | "b"; enum N { A } enum T { A = "a" } class A<P> { @d a!: B; @d b!: I; @d c!: S; @d e!: N; @d f!: T; @d g!: Date; @d h!: Map<string, B>; @d i!: Promise<void>; @d j!: DoesNotExist; @d k!: U; @d l!: Array<number>; @d m!: NodeJS.Timeout }
console.log(log);

// options: --legacy-decorators --decorator-metadata
const log: any[] = []; (Reflect as any).metadata = (k: string, v: any) => (t: any, p: any) => { log.push([p, k, Array.isArray(v) ? v.map(n => n && n.name) : v && v.name]) }; const d: any = () => {};
class B {} @d class A { constructor(x: string, y: B, z?: number[]) {} @d m(a: number, b: B): string { return "" } @d n() {} @d async o() {} @d p(r: string[]): Promise<void> { return null as any } @d static s(this: any, x: boolean) {} @d get g(): number { return 1 } @d set h(v: string) {} q(@d x: Date) {} }
console.log(log);

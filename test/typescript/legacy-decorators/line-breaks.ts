// options: --legacy-decorators
const log: any[] = []; const d = (n: string, r?: any): any => { log.push("eval " + n); return (...a: any[]) => { log.push([n, typeof a[0], a[1], a.length, a[2] && Object.keys(a[2]).join()]); return r && r(...a); } };
@d("one")
@d(
  "two"
)
class A
{
  @d("f")
  x = 1
  @d("m") public
  async m(
    @d("p")
    a: any
  ): Promise<void> {
  }
}
console.log(log, new Error().stack!.includes("A"))

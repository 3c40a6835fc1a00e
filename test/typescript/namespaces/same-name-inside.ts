namespace Foo { export class Foo { x = 1 } export const y = new Foo() } namespace Bar { export function Bar() { return 2 } export namespace Bar2 { export const Bar = 3 } }
console.log(new Foo.Foo, Foo.y, Bar.Bar(), Bar.Bar2.Bar);

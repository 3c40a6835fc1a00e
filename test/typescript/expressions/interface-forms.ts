interface A<T = any> extends Map<string, T>, Set<T> { }
interface B extends A<number> { x: 1; m(): void }
interface interface1 {}
export_(); function export_() { console.log("fine") }
const o: interface1 = {}; console.log(o);

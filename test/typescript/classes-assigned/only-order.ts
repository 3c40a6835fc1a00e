// options: --assign-fields
const log: any[] = []; class A { a = log.push("a"); constructor(public p = log.push("p")) { log.push("body") } b = log.push("b") }
class B extends A { c = log.push("c") } class D extends A { d = log.push("d"); constructor() { log.push("before"); super(); log.push("after") } }
new B; new D; console.log(log);

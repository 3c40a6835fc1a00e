// options: --assign-fields
const log: any[] = []; class A { f = log.push("field"); constructor(readonly p = log.push("param")) { log.push("body" + this.p) } }
new A(); console.log(log, Object.keys(new A()));

let log: any[] = [];
const a = 1 as
  number
const b = [2] as
  number[];
[3].forEach(x => log.push(x as any))
const c = log as any
;(4 as any).toFixed()
console.log(a, b, c)

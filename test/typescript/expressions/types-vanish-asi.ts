let a = [1, 2, 3]
type X = number
[0, 1].forEach(x => console.log(x))
let b = a
interface Y { (): void }
(function () { console.log("f") })()
let c = b
declare let z: any
`t${c}`

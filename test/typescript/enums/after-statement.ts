let x = 1
enum E { A }
let y = [2]
enum E { B = 5 }
(function () { console.log(E, x, y) })()

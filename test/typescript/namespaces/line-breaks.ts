namespace N
{ export
 const a = 1
 export
 function f() { return a }
 export let b
 export const [c] = [3]
 ;[4].forEach(x => console.log(x))
}
console.log(N)

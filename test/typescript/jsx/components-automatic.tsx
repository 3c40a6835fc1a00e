// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
const C = "c", o = { C, d: { E: "e" } }; function T(this: any) { return <this.x /> } show(<C />); show(<o.C />); show(<o.d.E x={1}>y</o.d.E>); show(T.call({ x: "t" })); show(<$ />); show(<_c />); var $ = 1, _c = 2;

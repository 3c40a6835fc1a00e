// options: --jsx=classic
const React: any = require("react");
function show(x: any) { console.log(JSON.stringify(x)) }
const p: any = { a: 1 }; show(<a {...p} />); show(<a b="c" {...p} d />); show(<a {...p}>x</a>); show(<a {...{ b: 2 }} {...p} />);

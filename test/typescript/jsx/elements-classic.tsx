// options: --jsx=classic
const React: any = require("react");
function show(x: any) { console.log(JSON.stringify(x)) }
const x: any = 1; show(<a />); show(<a></a>); show(<a-b />); show(<a b="c" d e={x as any} />); show(<a><b /><c>d</c></a>);

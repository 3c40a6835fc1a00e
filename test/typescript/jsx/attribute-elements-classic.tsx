// options: --jsx=classic
const React: any = require("react");
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a b=<c /> d=<>e</> />);

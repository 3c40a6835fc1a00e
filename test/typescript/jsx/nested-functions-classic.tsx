// options: --jsx=classic
const React: any = require("react");
function show(x: any) { console.log(JSON.stringify(x)) }
const App = ({ n }: { n: number }) => { const inner = () => <i>{n}</i>; return <div onClick={() => { show(<x />) }} {...{ n }}>{inner()}{n > 1 && <b>{n}</b>}</div> }; show(JSON.stringify(App({ n: 2 })));

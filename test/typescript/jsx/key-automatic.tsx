// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
const p: any = { a: 1 }; show(<a key="k" />); show(<a b="c" key={1 + 1}>x</a>); show(<a key="k" {...p} />); show(<a {...p} key="k" />); show(<a key />);

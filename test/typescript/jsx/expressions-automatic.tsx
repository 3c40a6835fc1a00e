// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
const l = [1, 2]; show(<a>{l.map((x: number) => <b key={x}>{x as any}</b>)}</a>); show(<a>{/* nothing */}</a>); show(<a>{}</a>); show(<a>{...l}</a>); show(<a>x{...l}</a>); show(<a b={<c />} />); show(l ? <a /> : <b />); show(<a>{`t${1}`}</a>); show(<a b={{ c: 1 }}>{({ d: 2 } as any).d}</a>);

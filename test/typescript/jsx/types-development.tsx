// options: --jsx=development
function show(x: any) { console.log(JSON.stringify(x)) }
const f = <T,>(x: T) => <a>{x as any}</a>; const g = <T extends object>(x: T): any => <b {...x} />; const C: any = "c"; show(f(1)); show(g({ q: 1 })); show(<C<string> x="y" />); const h = (x: any) => x < 1 && x > -1; show(h(0));

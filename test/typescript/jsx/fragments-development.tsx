// options: --jsx=development
function show(x: any) { console.log(JSON.stringify(x)) }
show(<></>); show(<>text</>); show(<><a /><b /></>); show(<a><>x</></a>); show(<>
  <a />
</>);

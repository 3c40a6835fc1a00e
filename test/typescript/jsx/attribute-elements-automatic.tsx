// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a b=<c /> d=<>e</> />);

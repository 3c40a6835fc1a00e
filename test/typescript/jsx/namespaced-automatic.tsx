// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a:b c:d="e" />); show(<svg:path xlink:href={1} data-x="y" aria-label="z"></svg:path>);

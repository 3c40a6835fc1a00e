// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a /* one */ b="c" // two
  d={/* three */ 1 /* four */} /* five */ >{/* six */ 2 // seven
}</a>);

// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a b="back\slash" c='single' d="multi
  line" />); show(<a>quote" back\slash \n `tick` $</a>);

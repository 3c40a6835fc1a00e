// options: --jsx=classic
const React: any = require("react");
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a
  b="c"
  d={
    1
  }
>
  <e
  />
  text
  more
</a
>);
function f() {
  return <div>
    {1}
  </div>
}
show(f());

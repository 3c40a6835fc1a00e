// options: --jsx=classic
const React: any = require("react");
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a>&amp;&lt;&gt;&quot;&apos;&nbsp;&copy;&#65;&#x42;&#x1F600;&unknown;&amp &; &euro;</a>); show(<a b="&amp;&quot;&#65;" c='x"y' d="it's" />);

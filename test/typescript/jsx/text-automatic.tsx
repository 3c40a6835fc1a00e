// options: --jsx=automatic
function show(x: any) { console.log(JSON.stringify(x)) }
show(<a>text</a>); show(<a> text </a>); show(<a>
  text
</a>); show(<a>
  one
  two  

  three {1} four
  {2}
</a>); show(<a>  </a>); show(<a>
</a>); show(<a>a{" "}b</a>); show(<a>	 x	
	 y 	</a>);

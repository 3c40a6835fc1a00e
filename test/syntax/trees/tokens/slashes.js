a = b / c / d;
a = /[/\]]/g.test(b) / 2;
a
/b/g;
if (a) /b/.c;
{} /b/;
(a) / b;
a++ / b;
x = {} / 1;
`${a / b}` / `${/c/}`;
/* a */ b /* c
*/ d // e
<!-- f
--> g
h --> i

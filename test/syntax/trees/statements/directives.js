'a';
"use strict"
'b' + c;
'd';
function f() { 'use asm'; "use strict"; ('e') }

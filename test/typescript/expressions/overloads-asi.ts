let a: any = 1
function f(): void
function f(x: any): void
;(function () { console.log("iife", a) })()
function f(x?: any) {}
f()

a => b => c;
(a, b = 1, { c }, ...[d]) => { return a; };
async a => await a;
async (a, b) => { await b; };
async(a, ...b);
async;
async function f() { for await (const x of y); await using z = w; }
function* g(a = 1, a2) { yield; yield* a; const b = yield c; }
async function* h() { yield await 1; }
(function named() { 'use strict'; arguments; });
(a = () => this) => 1;
(a = function () { this; }) => 1;
() => {};
(() => {})();
() => ({});

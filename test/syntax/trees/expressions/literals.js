[, a, , ...b, c, ,];
({ a, b: c, 'd': 1, 2: e, [f]: g, ...h, i() {}, get j() {}, set k(l) {}, async m() {}, *n() {}, async *o() {}, get, set, async });
({ __proto__: null, get: 1, async: 2, await: 3, if: 4, 0n: 5, 'a\u0062': 6 });
`a${`b${c}d`}e${{}}`;
/a[/]b/giu.test(a / b / c);
0x10 + 1_000n + .5e3 + 'é\n';
({}).a, [].b, function () {}.c, class {}.d;

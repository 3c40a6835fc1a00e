'use strict';
var a, b = 1, [c, , d = 2, ...e] = f;
let { g, h: { i = 3 }, ['j']: k, ...l } = m;
const n = 1, o = n;
{
  using p = q(), r = s;
  using
  t;
}
async () => {
  await using u = v;
  for await (const w of x);
  for (using y of z);
};

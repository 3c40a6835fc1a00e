// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { getCallSites } = require('node:util');

function inner() {
  return getCallSites(2);
}
function outer() {
  return inner();
}
const sites = outer();
assert.deepStrictEqual(sites.map((site) => site.functionName), ['inner', 'outer']);
for (const site of sites) {
  assert.strictEqual(site.scriptName, __filename);
  assert.match(site.scriptId, /^\d+$/);
  assert.strictEqual(site.column, site.columnNumber);
}
assert.deepStrictEqual(sites.map((site) => site.lineNumber), [7, 10]);
assert.ok(getCallSites().length <= 10);
assert.throws(() => getCallSites(0), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => getCallSites(201), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => getCallSites('x'), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => getCallSites({ sourceMap: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });

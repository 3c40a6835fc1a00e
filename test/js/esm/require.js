// SPDX-License-Identifier: MIT
//
// require() of ES modules, and import of CommonJS ones.
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { isModuleNamespaceObject } = require('node:util/types');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'esm-'));
const files = {
  'names.mjs': 'export const n = 1;',
  'default.mjs': 'export default 3; export const n = 1;',
  'whole.mjs': 'const whole = { hi: 1 }; export { whole as "module.exports" }; export default 4;',
  'waits.mjs': 'await 1; export const n = 1;',
  'common.cjs': 'exports.a = 1; exports["b c"] = 2; exports.__esModule = true;',
  'cycle.mjs': 'import "./cycle.cjs";',
  'cycle.cjs': 'try { require("./cycle.mjs"); } catch (e) { exports.code = e.code; }',
};
for (const name of Object.keys(files)) fs.writeFileSync(path.join(folder, name), files[name]);
const load = (name) => require(path.join(folder, name));

const names = load('names.mjs');
assert.ok(isModuleNamespaceObject(names));
assert.deepStrictEqual({ ...names }, { n: 1 });
assert.deepStrictEqual({ ...load('default.mjs') }, { __esModule: true, default: 3, n: 1 });
assert.deepStrictEqual(load('whole.mjs'), { hi: 1 });
assert.throws(() => load('waits.mjs'), { code: 'ERR_REQUIRE_ASYNC_MODULE' });
assert.strictEqual(require.cache[path.join(folder, 'names.mjs')].exports, names);

(async () => {
  assert.strictEqual(await import(path.join(folder, 'names.mjs')), names);
  const common = await import(path.join(folder, 'common.cjs'));
  assert.deepStrictEqual(Object.keys(common),
                         ['__esModule', 'a', 'b c', 'default', 'module.exports']);
  assert.strictEqual(common.default, load('common.cjs'));
  await import(path.join(folder, 'cycle.mjs'));
  assert.strictEqual(load('cycle.cjs').code, 'ERR_REQUIRE_CYCLE_MODULE');
  fs.rmSync(folder, { recursive: true });
})();

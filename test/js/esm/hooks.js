// SPDX-License-Identifier: MIT
//
// module.registerHooks around import.
'use strict';

const assert = require('node:assert');
const { registerHooks } = require('node:module');

const seen = [];
const hooks = registerHooks({
  resolve(specifier, context, next) {
    seen.push(specifier, context.importAttributes.type);
    if (specifier !== 'virtual:one') return next(specifier, context);
    return { url: specifier, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    if (url !== 'virtual:one') return next(url, context);
    return { format: 'module', source: 'export default import.meta.url', shortCircuit: true };
  },
});

(async () => {
  assert.strictEqual((await import('virtual:one')).default, 'virtual:one');
  const json = await import('data:application/json,{"a":1}', { with: { type: 'json' } });
  assert.deepStrictEqual(json.default, { a: 1 });
  assert.deepStrictEqual(seen, ['virtual:one', undefined, 'data:application/json,{"a":1}', 'json']);
  hooks.deregister();
  await assert.rejects(import('virtual:two'), { code: 'ERR_UNSUPPORTED_ESM_URL_SCHEME' });
})();

// SPDX-License-Identifier: MIT
//
// module.registerHooks: virtual modules, changed sources, the order of hooks.
'use strict';

const assert = require('node:assert');
const path = require('node:path');
const { registerHooks } = require('node:module');

const own = path.resolve(__dirname, '../../fixtures/module/own.js');
const done = { shortCircuit: true };

const virtual = registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('virtual:')) return next(specifier, context);
    assert.ok(context.conditions.includes('require'));
    assert.match(context.parentURL, /register_hooks\.js$/);
    return { url: specifier, format: 'commonjs', ...done };
  },
  load(url, context, next) {
    if (!url.startsWith('virtual:')) return next(url, context);
    return { format: context.format, source: `module.exports = '${url.slice(8)}'`, ...done };
  },
});
assert.strictEqual(require('virtual:a'), 'a');

const calls = [];
const first = registerHooks({
  resolve(specifier, context, next) {
    calls.push('first');
    return next(specifier, context);
  },
  load(url, context, next) {
    const result = next(url, context);
    return { ...result, source: `${result.source};module.exports += ' changed'` };
  },
});
const second = registerHooks({
  resolve(specifier, context, next) {
    calls.push('second');
    return next(specifier, context);
  },
});
assert.strictEqual(require(own), 'own changed');
assert.deepStrictEqual(calls, ['second', 'first']);
second.deregister();
first.deregister();
delete require.cache[own];
assert.strictEqual(require(own), 'own');

const broken = [
  { resolve: () => ({ url: 5, ...done }) },
  { resolve: () => ({ url: 'file:///x' }) },
  { load: () => ({ format: 'commonjs', source: 5, ...done }) },
];
for (const hooks of broken) {
  const registered = registerHooks(hooks);
  delete require.cache[own];
  assert.throws(() => require(own), { code: 'ERR_INVALID_RETURN_PROPERTY_VALUE' });
  registered.deregister();
}
virtual.deregister();
assert.throws(() => require('virtual:b'), { code: 'MODULE_NOT_FOUND' });
assert.throws(() => registerHooks({ load: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });

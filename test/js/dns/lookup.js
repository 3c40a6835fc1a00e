// SPDX-License-Identifier: MIT
'use strict';

// lookup(): addresses are their own answer; options and their errors; the order of results.
const assert = require('node:assert');
const dns = require('node:dns');
const { promisify } = require('node:util');

const invalid = (code, message) => ({ name: 'TypeError', code, message });

for (const hostname of ['', null, undefined, false]) {
  const error = { code: 'ERR_INVALID_ARG_VALUE' };
  assert.throws(() => dns.lookup(hostname, () => {}), error);
  assert.rejects(dns.promises.lookup(hostname), error);
}
for (const [options, expected] of [
  ['x', invalid('ERR_INVALID_ARG_TYPE',
                'The "options" argument must be of type object or integer. Received type string (\'x\')')],
  [5, invalid('ERR_INVALID_ARG_VALUE', "The argument 'family' must be one of: 0, 4, 6. Received 5")],
  [{ family: 5 }, invalid('ERR_INVALID_ARG_VALUE',
                          "The property 'options.family' must be one of: 0, 4, 6. Received 5")],
  [{ hints: -1 }, invalid('ERR_INVALID_ARG_VALUE',
                          "The argument 'hints' is invalid. Received 4294967295")],
  [{ all: 1 }, invalid('ERR_INVALID_ARG_TYPE',
                       'The "options.all" property must be of type boolean. Received type number (1)')],
  [{ order: 'x' }, invalid('ERR_INVALID_ARG_VALUE', "The property 'options.order' must be one of: " +
                           "'verbatim', 'ipv4first', 'ipv6first'. Received 'x'")],
]) {
  assert.throws(() => dns.lookup('127.0.0.1', options, () => {}), expected);
  assert.throws(() => dns.promises.lookup('127.0.0.1', options), expected);
}
assert.throws(() => dns.promises.lookup('127.0.0.1', { family: 'IPv4' }),
              { code: 'ERR_INVALID_ARG_VALUE' });

// What follows a NUL would be lost on the way to the system.
for (const lookup of [(name) => dns.lookup(name, () => {}), dns.promises.lookup]) {
  assert.throws(() => lookup('localhost\0.test'), { code: 'ERR_INVALID_ARG_VALUE' });
}

let isSync = true;
dns.lookup('::1', { family: 'IPv4', hints: dns.V4MAPPED | dns.ALL }, (...args) => {
  assert.strictEqual(isSync, false);
  assert.deepStrictEqual(args, [null, '::1', 6]);
});
isSync = false;

(async () => {
  assert.deepStrictEqual(await promisify(dns.lookup)('127.0.0.1'), { address: '127.0.0.1', family: 4 });
  assert.deepStrictEqual(await dns.promises.lookup('::1', { all: true }), [{ address: '::1', family: 6 }]);
  const { address, family } = await dns.promises.lookup('localhost', 4);
  assert.match(address, /^127\./);
  assert.strictEqual(family, 4);
})();

for (const order of ['ipv4first', 'ipv6first', 'verbatim']) {
  dns.setDefaultResultOrder(order);
  assert.strictEqual(dns.promises.getDefaultResultOrder(), order);
}
assert.throws(() => dns.setDefaultResultOrder('x'), { code: 'ERR_INVALID_ARG_VALUE' });

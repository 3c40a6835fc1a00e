// SPDX-License-Identifier: MIT
'use strict';

// lookupService(): the names that the system has for an address and a port.
const assert = require('node:assert');
const dns = require('node:dns');
const { promisify } = require('node:util');

assert.throws(() => dns.lookupService('127.0.0.1', 80), {
  code: 'ERR_MISSING_ARGS',
  message: 'The "address", "port", and "callback" arguments must be specified',
});
assert.throws(() => dns.promises.lookupService('127.0.0.1'), {
  code: 'ERR_MISSING_ARGS', message: 'The "address" and "port" arguments must be specified',
});
assert.throws(() => dns.lookupService('x', 80, () => {}), { code: 'ERR_INVALID_ARG_VALUE' });
assert.throws(() => dns.lookupService(1, 80, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => dns.lookupService('127.0.0.1', 65536, () => {}), { code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => dns.lookupService('127.0.0.1', 80, null), { code: 'ERR_INVALID_ARG_TYPE' });

dns.lookupService('127.0.0.1', '65001', async (error, hostname, service) => {
  assert.ifError(error);
  assert.strictEqual(typeof hostname, 'string');
  assert.strictEqual(service, '65001');
  const expected = { hostname, service };
  assert.deepStrictEqual(await dns.promises.lookupService('127.0.0.1', 65001), expected);
  assert.deepStrictEqual(await promisify(dns.lookupService)('127.0.0.1', 65001), expected);
});

// SPDX-License-Identifier: MIT
'use strict';

// The names of the module, checks of arguments, and what a query's callback sees: this, the async context
// and performance entries.
const assert = require('node:assert');
const dns = require('node:dns');
const { AsyncLocalStorage } = require('node:async_hooks');
const { PerformanceObserver } = require('node:perf_hooks');
const { record, reply, serve } = require('../../fixtures/dns_server.js');

const names = Object.keys(dns);
assert.deepStrictEqual(names.slice(0, 9), [
  'lookup', 'lookupService', 'Resolver', 'getDefaultResultOrder', 'setDefaultResultOrder', 'setServers',
  'ADDRCONFIG', 'ALL', 'V4MAPPED',
]);
assert.deepStrictEqual(names.slice(-17), [
  'getServers', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveCaa', 'resolveCname',
  'resolveMx', 'resolveNaptr', 'resolveNs', 'resolvePtr', 'resolveSoa', 'resolveSrv', 'resolveTlsa',
  'resolveTxt', 'reverse', 'promises',
]);
assert.strictEqual(dns.promises, require('node:dns/promises'));
assert.deepStrictEqual(Object.keys(dns.promises),
                       names.filter((name) => !['ADDRCONFIG', 'ALL', 'V4MAPPED', 'promises'].includes(name)));
assert.strictEqual(dns.resolve4.name, 'bound queryA');
assert.deepStrictEqual([dns.EOF, dns.NODATA, dns.CANCELLED], ['EOF', 'ENODATA', 'ECANCELLED']);

assert.throws(() => dns.resolve('x', 'a', () => {}), {
  code: 'ERR_INVALID_ARG_VALUE', message: "The argument 'rrtype' is invalid. Received 'a'",
});
assert.throws(() => dns.resolve('x', 'A'), { code: 'ERR_INVALID_ARG_TYPE', message: /"callback"/ });
assert.throws(() => dns.resolve4(1, () => {}), { code: 'ERR_INVALID_ARG_TYPE', message: /"name"/ });
assert.throws(() => dns.reverse('x', () => {}), {
  code: 'EINVAL', errno: -22, syscall: 'getHostByAddr', hostname: 'x', message: 'getHostByAddr EINVAL x',
});
assert.throws(() => new dns.Resolver({ timeout: -2 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => new dns.promises.Resolver({ tries: 0 }), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => new dns.Resolver({ maxTimeout: '1' }), { code: 'ERR_INVALID_ARG_TYPE' });

const storage = new AsyncLocalStorage();
let entry;
const observer = new PerformanceObserver((list) => {
  [entry] = list.getEntries();
  observer.disconnect();
});
observer.observe({ entryTypes: ['dns'] });
process.on('exit', () => {
  assert.deepStrictEqual([entry.name, entry.entryType], ['queryA', 'dns']);
  assert.deepStrictEqual(entry.detail, { host: 'x.test', ttl: false, result: ['1.1.1.1'] });
});

serve((asked) => reply(asked, [record('A', Buffer.alloc(4, 1))]), ({ address, close }) => {
  const resolver = new dns.Resolver();
  resolver.setServers([address]);
  const request = storage.run('here', () => resolver.resolve4('x.test', function(error, addresses) {
    assert.ifError(error);
    assert.strictEqual(this, request);
    assert.deepStrictEqual(addresses, ['1.1.1.1']);
    assert.strictEqual(storage.getStore(), 'here');
    close();
  }));
  assert.deepStrictEqual([request.constructor.name, request.bindingName, request.hostname, request.ttl],
                         ['QueryReqWrap', 'queryA', 'x.test', false]);
});

// SPDX-License-Identifier: MIT
'use strict';

// The servers of a resolver: their ports, IPv6 in brackets, what is refused; the addresses queries come from.
const assert = require('node:assert');
const dns = require('node:dns');

const resolver = new dns.Resolver();
const set = (...servers) => {
  resolver.setServers(servers);
  return resolver.getServers();
};
assert.deepStrictEqual(set('127.0.0.1:1', '127.0.0.1:53', '127.0.0.2:0'),
                       ['127.0.0.1:1', '127.0.0.1', '127.0.0.2']);
assert.deepStrictEqual(set('[::1]:5353', '[::1]', '2001:DB8:0:0::1', '::ffff:1.2.3.4'),
                       ['[::1]:5353', '::1', '2001:db8::1', '::ffff:1.2.3.4']);
assert.deepStrictEqual(set('127.0.0.1', '127.0.0.1'), ['127.0.0.1']);
assert.deepStrictEqual(set(), []);
for (const bad of ['foo', ' 127.0.0.1', '127.0.0.1:', '127.0.0.1:x', '[::1', '[foo]:53', '']) {
  assert.throws(() => set(bad), { name: 'TypeError', code: 'ERR_INVALID_IP_ADDRESS',
                                  message: `Invalid IP address: ${bad}` });
}
assert.throws(() => set('127.0.0.1:65536'), { name: 'RangeError', code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => set('127.0.0.1', 1), {
  code: 'ERR_INVALID_ARG_TYPE',
  message: 'The "servers[1]" argument must be of type string. Received type number (1)',
});
assert.throws(() => resolver.setServers('127.0.0.1'), { code: 'ERR_INVALID_ARG_TYPE' });

resolver.setLocalAddress('::1', '127.0.0.1');
for (const [ipv4, ipv6, message] of [
  ['bad', undefined, 'Invalid IP address.'], ['127.0.0.1', '', 'Invalid IP address.'],
  ['127.0.0.1', '127.0.0.1', 'Cannot specify two IPv4 addresses.'],
  ['::1', '::1', 'Cannot specify two IPv6 addresses.'],
]) {
  assert.throws(() => resolver.setLocalAddress(ipv4, ipv6), {
    name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE', message,
  });
}

// The default resolver: dns.setServers changes dns/promises too, not the other way round.
dns.setServers(['127.0.0.1:1']);
assert.deepStrictEqual(dns.promises.getServers(), ['127.0.0.1:1']);
dns.setServers(['127.0.0.1:2']);
assert.deepStrictEqual(dns.promises.getServers(), ['127.0.0.1:2']);
dns.promises.setServers(['127.0.0.1:3']);
assert.deepStrictEqual(dns.getServers(), ['127.0.0.1:2']);

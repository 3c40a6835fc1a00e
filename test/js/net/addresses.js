// SPDX-License-Identifier: MIT
'use strict';
// isIP and net.SocketAddress.
const assert = require('node:assert');
const net = require('node:net');

const versions = {
  '1.2.3.4': 4, '255.255.255.255': 4, '01.2.3.4': 0, '1.2.3': 0, '256.1.1.1': 0, '1.2.3.4 ': 0,
  '::': 6, '::1': 6, '1:2:3:4:5:6:7:8': 6, '::ffff:1.2.3.4': 6, 'fe80::1%eth0': 6, '1::2::3': 0,
  '1:2:3:4:5:6:7:8:9': 0, '::1.2.3': 0, '': 0, 'example': 0,
};
for (const [text, version] of Object.entries(versions)) {
  assert.strictEqual(net.isIP(text), version, text);
  assert.strictEqual(net.isIPv4(text), version === 4, text);
  assert.strictEqual(net.isIPv6(text), version === 6, text);
}
assert.strictEqual(net.isIP(undefined), 0);

const address = new net.SocketAddress({ address: '::1', family: 'ipv6', port: 80, flowlabel: 7 });
assert.deepStrictEqual(address.toJSON(),
                       { address: '::1', port: 80, family: 'ipv6', flowlabel: 7 });
assert.strictEqual(net.SocketAddress.isSocketAddress(address), true);
assert.strictEqual(new net.SocketAddress().address, '127.0.0.1');
assert.strictEqual(net.SocketAddress.parse('1.2.3.4:8080').port, 8080);
assert.strictEqual(net.SocketAddress.parse('[::1]:8080').family, 'ipv6');
assert.strictEqual(net.SocketAddress.parse('name:8080'), undefined);
assert.throws(() => new net.SocketAddress({ address: '::1' }), { code: 'ERR_INVALID_ADDRESS' });
assert.throws(() => new net.SocketAddress({ port: -1 }), { code: 'ERR_SOCKET_BAD_PORT' });
assert.throws(() => new net.SocketAddress({ family: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });

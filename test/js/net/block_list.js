// SPDX-License-Identifier: MIT
'use strict';
// net.BlockList: rules, what they match, and their text form.
const assert = require('node:assert');
const { BlockList, SocketAddress } = require('node:net');

const list = new BlockList();
list.addAddress('1.2.3.4');
list.addRange('10.0.0.5', '10.0.0.9');
list.addSubnet('2001:db8::', 33, 'ipv6');
list.addCIDR('192.168.0.0/17');

for (const address of ['1.2.3.4', '10.0.0.5', '10.0.0.7', '10.0.0.9', '192.168.127.255']) {
  assert.strictEqual(list.check(address), true, address);
  assert.strictEqual(list.check(`::ffff:${address}`, 'ipv6'), true, address);
}
for (const address of ['1.2.3.5', '10.0.0.4', '10.0.0.10', '192.168.128.0', 'nonsense']) {
  assert.strictEqual(list.check(address), false, address);
}
assert.strictEqual(list.check('2001:db8:7fff::1', 'ipv6'), true);
assert.strictEqual(list.check('2001:db8:8000::1', 'ipv6'), false);
assert.strictEqual(list.check(new SocketAddress({ address: '1.2.3.4' })), true);

const rules = [
  'Address: IPv4 1.2.3.4', 'Subnet: IPv4 192.168.0.0/17', 'Subnet: IPv6 2001:db8::/33',
  'Range: IPv4 10.0.0.5-10.0.0.9',
];
assert.deepStrictEqual(list.rules, rules);
assert.strictEqual(list.size, 4);
const copy = new BlockList();
copy.fromJSON(JSON.stringify(list));
assert.deepStrictEqual(new Set(copy.toJSON()), new Set(rules));
assert.deepStrictEqual(structuredClone(list).rules, rules);
list.removeRange('10.0.0.5', '10.0.0.9');
assert.strictEqual(list.check('10.0.0.7'), false);
list.clear();
assert.deepStrictEqual(list.rules, []);

assert.throws(() => list.addRange('1.1.1.2', '1.1.1.1'), /'start' must come before end/);
assert.throws(() => list.addSubnet('1.1.1.1', 33), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => list.addAddress('1.1.1'), { code: 'ERR_INVALID_ADDRESS' });
assert.throws(() => list.addCIDR('1.1.1.1'), /must contain a prefix length/);
assert.strictEqual(BlockList.isBlockList(list), true);
assert.strictEqual(BlockList.isBlockList({}), false);

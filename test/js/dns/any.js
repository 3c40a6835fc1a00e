// SPDX-License-Identifier: MIT
'use strict';

// resolveAny() shows records of all types in an order of its own; an alias hides IPv4 addresses.
const assert = require('node:assert');
const dns = require('node:dns');
const { name, record, reply, serve, text, u16, u32 } = require('../../fixtures/dns_server.js');

const records = [
  record('SOA', Buffer.concat([name('ns.test'), name('admin.test'), u32(1, 2, 3, 4, 5)])),
  record('CAA', Buffer.concat([Buffer.from([0]), text('issue'), Buffer.from('ca')])),
  record('PTR', name('p.test')),
  record('SRV', Buffer.concat([u16(1, 2, 3), name('srv.test')])),
  record('TXT', text('x')),
  record('NS', name('ns.test')),
  record('MX', Buffer.concat([u16(1), name('mx.test')])),
  record('AAAA', Buffer.alloc(16, 1)),
  record('A', Buffer.from([1, 1, 1, 1])),
];
const expected = [
  { address: '1.1.1.1', ttl: 60, type: 'A' },
  { address: '101:101:101:101:101:101:101:101', ttl: 60, type: 'AAAA' },
  { exchange: 'mx.test', priority: 1, type: 'MX' },
  { value: 'ns.test', type: 'NS' },
  { entries: ['x'], type: 'TXT' },
  { name: 'srv.test', port: 3, priority: 1, weight: 2, type: 'SRV' },
  { value: 'p.test', type: 'PTR' },
  { nsname: 'ns.test', hostmaster: 'admin.test', serial: 1, refresh: 2, retry: 3, expire: 4, minttl: 5,
    type: 'SOA' },
  { critical: 0, type: 'CAA', issue: 'ca' },
];

serve((asked) => {
  const alias = asked.name === 'alias.test' ? [record('CNAME', name('real.test'), { ttl: 5 })] : [];
  return reply(asked, [...alias, ...records]);
}, async ({ address, close }) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([address]);
  assert.deepStrictEqual(await resolver.resolveAny('x.test'), expected);
  assert.deepStrictEqual((await resolver.resolve('alias.test', 'ANY')).slice(0, 2), [
    { value: 'real.test', type: 'CNAME' }, { ...expected[1], ttl: 5 },
  ]);
  close();
});

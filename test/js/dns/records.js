// SPDX-License-Identifier: MIT
'use strict';

// Every type of record, as the Resolver of promises shows it.
const assert = require('node:assert');
const dns = require('node:dns');
const { name, record, reply, serve, text, u16, u32 } = require('../../fixtures/dns_server.js');

const records = {
  1: [record('CNAME', name('real.test'), { ttl: 30 }),
      record('A', Buffer.from([1, 2, 3, 4]), { ttl: 10 }),
      record('A', Buffer.from([255, 0, 0, 1]), { ttl: 90 })],
  2: [record('NS', name('ns1.test')), record('NS', name('a b$.test'))],
  5: [record('CNAME', name('alias.test'))],
  6: [record('SOA', Buffer.concat([name('ns.test'), name('admin.test'), u32(4294967295, 2, 3, 4, 5)]))],
  12: [record('PTR', name('host1.test')), record('PTR', name('host2.test'))],
  15: [record('MX', Buffer.concat([u16(10), name('mx.test')])),
       record('MX', Buffer.concat([u16(65535), name('')]))],
  16: [record('TXT', text('one', 'two', '')), record('TXT', text('a\0\xe9'))],
  28: [record('AAAA', Buffer.from('20010db8000000000000000000000001', 'hex'), { ttl: 4294967295 }),
       record('AAAA', Buffer.from('00000000000000000000ffff01020304', 'hex'))],
  33: [record('SRV', Buffer.concat([u16(1, 2, 3), name('srv.test')]))],
  35: [record('NAPTR', Buffer.concat([u16(1, 2), text('s', 'SIP+D2U', '!^.*$!sip:x!'), name('r.test')]))],
  52: [record('TLSA', Buffer.from([3, 1, 2, 0xde, 0xad]))],
  257: [record('CAA', Buffer.concat([Buffer.from([128]), text('issue'), Buffer.from('ca.test')]))],
};

async function check(resolver) {
  const { promises } = dns;
  assert.ok(resolver instanceof promises.Resolver);
  const ask = (method, ...args) => resolver[method]('x.test', ...args);
  assert.deepStrictEqual(await ask('resolve4'), ['1.2.3.4', '255.0.0.1']);
  assert.deepStrictEqual(await ask('resolve4', { ttl: true }),
                         [{ address: '1.2.3.4', ttl: 10 }, { address: '255.0.0.1', ttl: 30 }]);
  assert.deepStrictEqual(await ask('resolve6', { ttl: true }),
                         [{ address: '2001:db8::1', ttl: 4294967295 },
                          { address: '::ffff:1.2.3.4', ttl: 60 }]);
  assert.deepStrictEqual(await ask('resolveNs'), ['ns1.test', 'a b\\$.test']);
  assert.deepStrictEqual(await ask('resolveCname'), ['alias.test']);
  assert.deepStrictEqual(await ask('resolvePtr'), ['host1.test', 'host2.test']);
  assert.deepStrictEqual(await ask('resolveTxt'), [['one', 'two', ''], ['a\0\xe9']]);
  assert.partialDeepStrictEqual(await ask('resolveMx'), [{ exchange: 'mx.test', priority: 10 },
                                                         { exchange: '', priority: 65535 }]);
  assert.partialDeepStrictEqual(await ask('resolveSrv'),
                                [{ name: 'srv.test', port: 3, priority: 1, weight: 2 }]);
  assert.partialDeepStrictEqual(await ask('resolveCaa'), [{ critical: 128, issue: 'ca.test' }]);
  assert.partialDeepStrictEqual(await ask('resolveNaptr'), [{
    flags: 's', service: 'SIP+D2U', regexp: '!^.*$!sip:x!', replacement: 'r.test', order: 1,
    preference: 2,
  }]);
  assert.partialDeepStrictEqual(await ask('resolveSoa'), {
    nsname: 'ns.test', hostmaster: 'admin.test', serial: 4294967295, refresh: 2, retry: 3, expire: 4,
    minttl: 5,
  });
  assert.deepStrictEqual(await ask('resolveTlsa'), [{
    certUsage: 3, selector: 1, match: 2, data: new Uint8Array([0xde, 0xad]).buffer,
  }]);
  assert.deepStrictEqual(await ask('resolve', 'NS'), await ask('resolveNs'));
  assert.deepStrictEqual(await ask('resolve'), await ask('resolve4'));
  assert.deepStrictEqual(await resolver.reverse('192.0.2.1'), ['host1.test', 'host2.test']);
}

serve((asked) => reply(asked, records[asked.type]), ({ address, close }) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([address]);
  check(resolver).finally(close);
});

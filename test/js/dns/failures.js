// SPDX-License-Identifier: MIT
'use strict';

// What a server says, malformed replies and names that cannot be asked become errors with a code.
const assert = require('node:assert');
const dns = require('node:dns');
const { name, record, reply, serve, text, u16 } = require('../../fixtures/dns_server.js');

const answers = {
  nxdomain: (asked) => reply(asked, [], { flags: 0x8183 }),
  servfail: (asked) => reply(asked, [], { flags: 0x8182 }),
  formerr: (asked) => reply(asked, [], { flags: 0x8181 }),
  notimp: (asked) => reply(asked, [], { flags: 0x8184 }),
  refused: (asked) => reply(asked, [], { flags: 0x8185 }),
  nodata: (asked) => reply(asked, []),
  other: (asked) => reply(asked, [record('MX', Buffer.concat([u16(1), name('m.test')]))]),
  shorter: (asked) => reply(asked, [record('A', Buffer.from([1, 2, 3]))]),
  cut: (asked) => reply(asked, [record('A', Buffer.alloc(4))]).subarray(0, -1),
  count: (asked) => reply(asked, [record('A', Buffer.alloc(4))], { count: 2 }),
  pointer: (asked) => reply(asked, [record('NS', Buffer.from([0xc0, 0xff]))]),
  loop: (asked) => reply(asked, [record('NS', Buffer.from([0xc0, asked.raw.length + 24]))]),
  overrun: (asked) => reply(asked, [record('TXT', Buffer.from([9, 65]))]),
  caa: (asked) => reply(asked, [record('CAA', Buffer.concat([Buffer.from([0]), text('iodef')]))]),
};
answers['1'] = answers.nxdomain; // of an address, the last digit
const codes = {
  nxdomain: 'ENOTFOUND', servfail: 'ESERVFAIL', formerr: 'EFORMERR', notimp: 'ENOTIMP',
  refused: 'EREFUSED', nodata: 'ENODATA', other: 'ENODATA', shorter: 'EBADRESP', cut: 'EBADRESP',
  count: 'EBADRESP', pointer: 'EBADRESP', loop: 'EBADRESP', overrun: 'EBADRESP', caa: 'EBADRESP',
};

serve((asked) => answers[asked.name.split('.')[0]]?.(asked), async ({ address, close }) => {
  const resolver = new dns.promises.Resolver();
  resolver.setServers([address]);
  for (const [key, code] of Object.entries(codes)) {
    const hostname = `${key}.test`;
    await assert.rejects(resolver.resolve4(hostname), {
      name: 'Error', code, errno: undefined, syscall: 'queryA', hostname,
      message: `queryA ${code} ${hostname}`,
    });
  }
  for (const bad of ['a..b', '.a', 'x'.repeat(64), 'a b', 'a:b', `${'x'.repeat(60)}.`.repeat(5)]) {
    await assert.rejects(resolver.resolve4(bad), { code: 'EBADNAME', hostname: bad });
  }
  await assert.rejects(resolver.resolve6('x.onion'), { code: dns.NOTFOUND, syscall: 'queryAaaa' });
  await assert.rejects(resolver.resolveSoa('other.test'), { code: dns.BADRESP });
  await assert.rejects(resolver.reverse('fe80::1%lo'), {
    code: 'ENOTFOUND', syscall: 'getHostByAddr', hostname: 'fe80::1%lo',
  });
  assert.deepStrictEqual(await resolver.resolveTxt('other.test'), []);
  close();
});

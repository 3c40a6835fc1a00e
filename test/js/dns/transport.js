// SPDX-License-Identifier: MIT
'use strict';

// A reply that was cut short is asked for again over TCP; one with another id is not believed; queries
// run side by side.
const assert = require('node:assert');
const dns = require('node:dns');
const { record, reply, serve, serveTcp, text } = require('../../fixtures/dns_server.js');

const long = ['a'.repeat(255), 'b'.repeat(255), 'c'.repeat(255), 'd'.repeat(255)];
const waiting = []; // replies to come when all queries are here

const answers = {
  long: (asked) => reply(asked, [], { flags: 0x8380 }),
  forged: (asked) => reply({ ...asked, id: asked.id ^ 1 }, [record('A', Buffer.alloc(4))]),
  parallel: (asked) => {
    waiting.push(asked);
  },
};

serve((asked) => answers[asked.name.split('.').at(-2)]?.(asked), async ({ address, close }) => {
  const tcp = await new Promise((resolve) => {
    serveTcp(address, (asked) => reply(asked, [record('TXT', text(...long))]), resolve);
  });
  const resolver = new dns.promises.Resolver({ timeout: 1000, tries: 1 });
  resolver.setServers([address]);
  assert.deepStrictEqual(await resolver.resolveTxt('long.test'), [long]);
  await assert.rejects(resolver.resolve4('forged.test'), { code: dns.TIMEOUT });

  const all = Array.from({ length: 10 }, (_, i) => resolver.resolve4(`n${i}.parallel.test`));
  await assert.rejects(Promise.all(all), { code: 'ETIMEOUT' });
  await Promise.allSettled(all);
  assert.deepStrictEqual(new Set(waiting.map(({ name }) => name)).size, 10);
  tcp.close();
  close();
});

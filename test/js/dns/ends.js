// SPDX-License-Identifier: MIT
'use strict';

// A process may end in the middle of queries, over UDP and TCP, of a resolver that is shared and of others, and
// resolvers may be forgotten by the hundred.
const dns = require('node:dns');
const { record, reply, serve, serveTcp } = require('../../fixtures/dns_server.js');

for (let i = 0; i < 300; i++) new dns.Resolver().getServers();

let arrived = 0;
serve((asked) => {
  arrived++;
  if (asked.name === 'long.test') return reply(asked, [], { flags: 0x8380 });
  return asked.name === 'good.test' ? reply(asked, [record('A', Buffer.alloc(4))]) : undefined;
}, ({ address }) => {
  serveTcp(address, () => {
    if (arrived >= 5) process.exit(0); // with a query over TCP, and others, under way
    return Buffer.alloc(0);
  }, () => {
    dns.setServers([address]);
    const limited = new dns.Resolver({ timeout: 1000, tries: 3, maxTimeout: 1500 });
    limited.setServers([address]);
    const never = () => {
      throw new Error('answered');
    };
    dns.resolve4('silent.test', never);
    dns.resolveAny('silent.test', never);
    limited.reverse('192.0.2.1', never);
    dns.lookup('localhost', () => {});
    dns.resolve4('good.test', () => dns.resolveTxt('long.test', never));
  });
});

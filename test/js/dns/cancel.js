// SPDX-License-Identifier: MIT
'use strict';

// cancel() ends the queries of its own resolver, and no others; nobody is called at once. Servers cannot
// be changed meanwhile, and can be in the callback of the last query.
const assert = require('node:assert');
const dns = require('node:dns');
const { record, reply, serve } = require('../../fixtures/dns_server.js');

let arrived = 0;
let held;
serve((asked) => {
  if (asked.name === 'held.test') held = asked;
  if (++arrived === 3) cancelled.cancel();
  return asked.name === 'last.test' ? reply(asked, [record('A', Buffer.alloc(4, 1))]) : undefined;
}, ({ address, close }) => {
  cancelled.setServers([address]);
  other.setServers([address]);
  const codes = [];
  const onCancelled = (error, ...rest) => {
    assert.strictEqual(error.code, dns.CANCELLED);
    assert.strictEqual(rest.length, 0);
    codes.push(error.syscall);
    if (codes.length < 2) return;
    assert.deepStrictEqual(codes.sort(), ['queryA', 'queryMx']);
    cancelled.resolve4('last.test', (failure, addresses) => {
      assert.ifError(failure);
      assert.deepStrictEqual(addresses, ['1.1.1.1']);
      cancelled.setServers(['127.0.0.1']);
      other.cancel();
    });
  };
  cancelled.resolve4('one.test', onCancelled);
  cancelled.resolveMx('two.test', onCancelled);
  other.resolve4('held.test', ({ code }) => {
    assert.strictEqual(held.name, 'held.test');
    assert.strictEqual(code, 'ECANCELLED');
    assert.strictEqual(codes.length, 2);
    close();
  });
  assert.throws(() => cancelled.setServers(['127.0.0.1']), {
    code: 'ERR_DNS_SET_SERVERS_FAILED',
    message: 'c-ares failed to set servers: "There are pending queries." [[ \'127.0.0.1\' ]]',
  });
});

const cancelled = new dns.Resolver();
const other = new dns.Resolver();

// SPDX-License-Identifier: MIT
'use strict';

// A server that does not answer is asked `tries` times, also where maxTimeout limits the growth of the
// waits; a server that is not there refuses.
const assert = require('node:assert');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { serve } = require('../../fixtures/dns_server.js');

const counts = {};
serve(({ name }) => {
  counts[name] = (counts[name] ?? 0) + 1;
}, async ({ address, close }) => {
  const ask = async (options, name) => {
    const resolver = new dns.promises.Resolver(options);
    resolver.setServers([address]);
    await assert.rejects(resolver.resolve4(name), { code: 'ETIMEOUT', syscall: 'queryA' });
  };
  await Promise.all([
    ask({ timeout: 250, tries: 1 }, 'one.test'),
    ask({ timeout: 250, tries: 3 }, 'three.test'),
    ask({ timeout: 250, tries: 4, maxTimeout: 300 }, 'limited.test'),
    ask({ timeout: 1000, tries: 2, maxTimeout: 250 }, 'below.test'),
  ]);
  assert.deepStrictEqual(counts, { 'one.test': 1, 'three.test': 3, 'limited.test': 4,
                                   'below.test': 2 });
  close();

  const gone = dgram.createSocket('udp4');
  gone.bind(0, '127.0.0.1', () => {
    const { port } = gone.address();
    gone.close(() => {
      const resolver = new dns.Resolver({ timeout: 1000, tries: 1 });
      resolver.setServers([`127.0.0.1:${port}`]);
      resolver.resolve4('x.test', ({ code }) => assert.strictEqual(code, dns.CONNREFUSED));
    });
  });
});

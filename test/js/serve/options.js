// SPDX-License-Identifier: MIT
// nodus-only: Nodus.serve
'use strict';

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const raw = require('../../fixtures/serve/raw.js');

const fetch = (request) => new Response(request.url);
const invalid = (name) => ({
  code: /^ERR_(INVALID_ARG|OUT_OF_RANGE|SOCKET_BAD_PORT)/, message: new RegExp(name),
});
const refused = [
  [undefined, 'options'], [{}, 'options.fetch'], [{ fetch: 1 }, 'options.fetch'],
  [{ fetch, port: 65536 }, 'options.port'], [{ fetch, hostname: 'no such' }, 'options.hostname'],
  [{ fetch, error: 1 }, 'options.error'], [{ fetch, idleTimeout: -1 }, 'options.idleTimeout'],
  [{ fetch, maxRequestBodySize: 1.5 }, 'options.maxRequestBodySize'],
  [{ fetch, unix: '/x', port: 1 }, 'options.unix'], [{ fetch, tls: {} }, 'options.tls'],
  [{ fetch, routes: {} }, 'options.routes'], [{ fetch, development: true }, 'options.development'],
  [{ fetch, websocket: 1 }, 'options.websocket'],
  [{ fetch, websocket: { perMessageDeflate: {} } }, 'options.websocket.perMessageDeflate'],
  [{ fetch, websocket: { maxPayloadLength: -1 } }, 'options.websocket.maxPayloadLength'],
];
for (const [options, name] of refused) {
  assert.throws(() => Nodus.serve(options), invalid(name), name);
}

(async () => {
  const server = Nodus.serve({ port: 0, hostname: '127.0.0.1', fetch });
  assert.throws(() => Nodus.serve({ port: server.port, hostname: '127.0.0.1', fetch }),
                { code: 'EADDRINUSE', syscall: 'listen' });
  assert.throws(() => server.requestIP(new Request('http://a')), { code: 'ERR_INVALID_ARG_TYPE' });

  // The URL is the request's, but a host that is none is not believed.
  const ask = async (target, host) => {
    const text = await raw(server.port,
                           `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    return text.slice(text.indexOf('\r\n\r\n') + 4);
  };
  assert.strictEqual(await ask('/a/../b?c', 'X.y:8'), 'http://x.y:8/b?c');
  assert.strictEqual(await ask('//c', 'h'), 'http://h//c');
  assert.strictEqual(await ask('http://other/d', 'h'), 'http://other/d');
  for (const host of ['a@b', 'a/b', 'a b', '']) {
    assert.strictEqual(await ask('/', host), `http://127.0.0.1:${server.port}/`);
  }
  await server[Symbol.asyncDispose]();

  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'serve-'));
  const unix = path.join(dir, 's');
  const local = Nodus.serve({
    unix, fetch: (request, self) => new Response(`${self.requestIP(request)}`),
  });
  assert.strictEqual(local.port, undefined);
  assert.match(await raw(unix, 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'), /null$/);
  await local.stop();
  fs.rmSync(dir, { recursive: true });
})();

// SPDX-License-Identifier: MIT
// measure: server
// load: serve hello | wrk -c64 /
// load: serve hello, memory after load | rest
//
// The web-standard server of each runtime; Node has none.
'use strict';

const handler = () => new Response('Hello, World!');

if (globalThis.Nodus?.serve) {
  console.log(`port\t${Nodus.serve({ port: 0, hostname: '127.0.0.1', fetch: handler }).port}`);
} else if (globalThis.Bun) {
  console.log(`port\t${Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: handler }).port}`);
} else if (globalThis.Deno) {
  Deno.serve({ port: 0, hostname: '127.0.0.1', onListen: ({ port }) => console.log(`port\t${port}`) }, handler);
}

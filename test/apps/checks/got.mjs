// SPDX-License-Identifier: MIT

// Requests with retries, hooks, pagination, streams and errors.
import http from 'node:http';
import { pipeline } from 'node:stream/promises';
import got, { HTTPError, TimeoutError } from 'got';

let flaky = 0;
const server = http.createServer((req, res) => {
  const { pathname, searchParams } = new URL(req.url, 'http://x');
  if (pathname === '/flaky' && ++flaky < 3) { res.statusCode = 503; res.end('busy'); return; }
  if (pathname === '/missing') { res.statusCode = 404; res.end('none'); return; }
  if (pathname === '/slow') return;
  if (pathname === '/redirect') { res.writeHead(302, { location: '/json' }); res.end(); return; }
  if (pathname === '/page') {
    const n = Number(searchParams.get('n'));
    res.setHeader('link', n < 3 ? `</page?n=${n + 1}>; rel="next"` : '');
    res.end(JSON.stringify([n, n * 10]));
    return;
  }
  if (pathname === '/echo') { res.setHeader('x-type', req.headers['content-type'] ?? ''); req.pipe(res); return; }
  res.setHeader('set-cookie', 'a=1');
  res.end(JSON.stringify({ path: pathname, agent: req.headers['x-agent'], encoding: req.headers['accept-encoding'] !== undefined }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const prefix = `http://127.0.0.1:${server.address().port}`;
const client = got.extend({ prefixUrl: prefix, headers: { 'x-agent': 'check' }, hooks: { beforeRequest: [(options) => { console.log('hook', options.method, options.url.pathname); }] } });
console.log(await client('json').json());
console.log(await client('redirect').json());
console.log(await client.post('echo', { json: { a: [1] } }).json(), (await client.post('echo', { form: { b: 'c d' } })).headers['x-type']);
console.log(await client('flaky', { retry: { limit: 3, backoffLimit: 10 } }).text(), flaky);
await client('missing').catch((error) => console.log(error instanceof HTTPError, error.code, error.response.statusCode, error.response.body));
await client('slow', { timeout: { request: 200 }, retry: { limit: 0 } }).catch((error) => console.log(error instanceof TimeoutError, error.event));
console.log(await client.paginate.all('page', { searchParams: { n: 1 } }).catch((error) => error.message));
let streamed = '';
await pipeline(client.stream('json'), async function(source) { for await (const chunk of source) streamed += chunk; });
console.log(streamed);
server.closeAllConnections();
server.close();

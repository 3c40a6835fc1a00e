// SPDX-License-Identifier: MIT
'use strict';

const http = require('http');
const zlib = require('zlib');
const bodyParser = require('body-parser');
const { listen, request } = require('./support/http');

const parsers = {
  json: bodyParser.json({ limit: '10kb', strict: true, reviver: (key, value) => (key === 'secret' ? undefined : value) }),
  any: bodyParser.json({ strict: false, type: '*/*', verify: (req, res, bytes) => { if (bytes[0] === 0x5b) throw new Error('no lists'); } }),
  form: bodyParser.urlencoded({ extended: true, parameterLimit: 5 }),
  simple: bodyParser.urlencoded({ extended: false }),
  text: bodyParser.text({ type: 'text/*', defaultCharset: 'latin1' }),
  raw: bodyParser.raw({ type: () => true, inflate: false }),
};
const server = http.createServer((req, res) => {
  parsers[req.url.slice(1)](req, res, (error) => {
    const { body } = req;
    res.statusCode = error?.status ?? 200;
    res.end(error ? `${error.type}: ${error.type === 'entity.parse.failed' || error.message}` : `${typeof body} ${Buffer.isBuffer(body) ? body.toString('hex') : JSON.stringify(body)}`);
  });
});

listen(server).then(async(port) => {
  async function post(parser, type, body, headers = {}) {
    const { status, body: answer } = await request(port, `/${parser}`, { method: 'POST', body, headers: { 'content-type': type, ...headers } });
    console.log(parser, type, status, answer.toString());
  }
  await post('json', 'application/json', '{"a":[1,"\u00e4"],"secret":1}');
  await post('json', 'application/json', '"not an object"');
  await post('json', 'application/json', '{"a": tru}');
  await post('json', 'application/json', `"${'x'.repeat(11000)}"`);
  await post('json', 'application/json; charset=utf-16le', Buffer.from('{"wide":"\u20ac"}', 'utf16le'));
  await post('json', 'application/json; charset=nonsense', '{}');
  await post('json', 'text/plain', 'ignored');
  for (const [encoding, pack] of [['gzip', zlib.gzipSync], ['deflate', zlib.deflateSync], ['br', zlib.brotliCompressSync]]) {
    await post('json', 'application/json', pack('{"packed":true}'), { 'content-encoding': encoding });
  }
  await post('json', 'application/json', 'not gzip', { 'content-encoding': 'gzip' });
  await post('json', 'application/json', '{}', { 'content-encoding': 'unknown' });
  await post('any', 'x/y', '12');
  await post('any', 'x/y', '[1]');
  await post('form', 'application/x-www-form-urlencoded', 'a[b][]=1&a[b][]=2&c=%E2%82%AC+x');
  await post('form', 'application/x-www-form-urlencoded', 'a=1&b=2&c=3&d=4&e=5&f=6');
  await post('simple', 'application/x-www-form-urlencoded', 'a[b]=1&x=1&x=2');
  await post('text', 'text/plain', Buffer.from([0x67, 0xfc]));
  await post('text', 'text/plain; charset=utf-8', 'gr\u00fc\u00df');
  await post('raw', 'application/octet-stream', Buffer.from([0, 255, 10]));
  await post('raw', 'application/octet-stream', zlib.gzipSync('x'), { 'content-encoding': 'gzip' });
  server.close();
});

// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { inspect } = require('node:util');

const form = new FormData();
form.append('a', '1');
form.append('b', new Blob(['x'], { type: 't/y' }), 'n.txt');
form.append('a', 3);
assert.deepStrictEqual(form.getAll('a'), ['1', '3']);
const file = form.get('b');
assert.ok(file instanceof File);
assert.deepStrictEqual([file.name, file.type, file.size], ['n.txt', 't/y', 1]);
form.set('a', '4');
assert.deepStrictEqual([...form.keys()], ['a', 'b']);
assert.strictEqual(form.get('none'), null);
form.delete('b');
assert.strictEqual(inspect(form), "FormData { a: '4' }");
form.append('a', '5');
assert.strictEqual(inspect(form), "FormData { a: [ '4', '5' ] }");
assert.throws(() => form.append('a'), /FormData\.append: 2 arguments required, but only 1 found/);
assert.throws(() => form.append('a', 'b', 'c'), /to be an instance of Blob/);
assert.throws(() => new FormData(1), /Argument 1 could not be converted to: undefined/);

const multipart = (text, boundary = 'X') => new Response(text, {
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
}).formData();
const part = (head, body) => `--X\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;

(async () => {
  // There and back: names are escaped, lines end with CR LF.
  form.append('q"\n', new File(['data'], 'n"\r.bin'));
  form.append('lines', 'a\nb\r\nc');
  const response = new Response(form);
  assert.match(response.headers.get('content-type'), /^multipart\/form-data; boundary=-/);
  const back = await response.formData();
  assert.deepStrictEqual([...back.keys()], ['a', 'a', 'q"\r\n', 'lines']);
  assert.strictEqual(back.get('lines'), 'a\r\nb\r\nc');
  const returned = back.get('q"\r\n');
  assert.deepStrictEqual([returned.name, returned.type, await returned.text()],
                         ['n"\r.bin', 'application/octet-stream', 'data']);

  const read = await multipart(`preamble\r\n${part('name="a"', 'v\r\n--Y')}` +
    `${part('name=b; filename*=utf-8\'\'%E2%82%AC', 'w')}${part('name="c"', '')}--X--\r\nepilogue`);
  assert.strictEqual(read.get('a'), 'v\r\n--Y');
  assert.deepStrictEqual([read.get('b').name, read.get('b').type], ['\u20ac', 'text/plain']);
  assert.strictEqual(read.get('c'), '');
  assert.deepStrictEqual([...await multipart('--X--')], []);
  for (const text of ['', 'garbage', part('name="a"', 'v'), '--X\r\nFoo: bar\r\n\r\nv\r\n--X--\r\n',
                      '--X', '--X\r\n', `${part('x="a"', '')}--X--`]) {
    await assert.rejects(multipart(text), { name: 'TypeError', message: /Failed to parse body as FormData/ });
  }
  await assert.rejects(new Response('x').formData(), /Content-Type was not one of/);
  const encoded = new Response('a=1&b=%20+&a=2', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  assert.deepStrictEqual([...await encoded.formData()], [['a', '1'], ['b', '  '], ['a', '2']]);
})();

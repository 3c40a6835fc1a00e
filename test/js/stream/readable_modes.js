// SPDX-License-Identifier: MIT
// Flowing, paused and 'readable' reading.
'use strict';
const assert = require('node:assert');
const { Readable } = require('node:stream');

function make(chunks, options) {
  const rest = [...chunks];
  return new Readable({
    ...options,
    read() {
      this.push(rest.length > 0 ? rest.shift() : null);
    },
  });
}
async function main() {
  // read() takes one chunk, read(n) exactly n bytes, at the end what is left.
  const manual = new Readable({ read() {} });
  assert.strictEqual(manual.readableFlowing, null);
  for (const text of ['ab', 'cd', 'ef']) manual.push(text);
  assert.strictEqual(manual.read().toString(), 'ab');
  assert.strictEqual(manual.read(3).toString(), 'cde');
  assert.strictEqual(manual.read(2), null);
  manual.push(null);
  assert.strictEqual(manual.read(2).toString(), 'f');
  assert.strictEqual(manual.readableLength, 0);

  // Decoded text is read as a whole.
  const decoded = new Readable({ read() {}, encoding: 'utf8' });
  decoded.push(Buffer.from([0xe2, 0x82]));
  decoded.push(Buffer.from([0xac, 0x41]));
  decoded.push('b');
  assert.strictEqual(decoded.read(), '€Ab');

  // 'readable' takes precedence over 'data'.
  const log = [];
  const both = make(['a', 'b']);
  both.on('data', (chunk) => log.push(`data ${chunk}`));
  both.on('readable', () => {
    assert.strictEqual(both.readableFlowing, false);
    for (let chunk; (chunk = both.read()) !== null;) log.push(`read ${chunk}`);
  });
  await new Promise((resolve) => both.on('end', resolve));
  assert.deepStrictEqual(log, ['data a', 'read a', 'data b', 'read b']);

  // pause() stops, resume() goes on.
  const paused = make(['a', 'b', 'c']);
  const seen = [];
  paused.on('data', (chunk) => {
    seen.push(String(chunk));
    paused.pause();
    setImmediate(() => {
      seen.push('resume');
      paused.resume();
    });
  });
  await new Promise((resolve) => paused.on('end', resolve));
  // The last chunk was the end: nothing is left to be resumed.
  assert.deepStrictEqual(seen, ['a', 'resume', 'b', 'resume', 'c']);

  // unshift() puts back in front.
  const back = new Readable({ read() {} });
  back.push('b');
  back.unshift('a');
  back.push(null);
  assert.strictEqual(String(Buffer.concat(await back.toArray())), 'ab');

  // Iteration destroys the stream on break.
  const iterated = make(['a', 'b', 'c'], { objectMode: true });
  for await (const chunk of iterated) {
    assert.strictEqual(chunk, 'a');
    break;
  }
  assert.strictEqual(iterated.destroyed, true);
}
main();

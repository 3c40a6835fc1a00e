// SPDX-License-Identifier: MIT
// pipeline(), finished(), compose() and Duplex.from().
'use strict';
const assert = require('node:assert');
const { Duplex, PassThrough, Readable, Writable, compose, finished, pipeline } = require('node:stream');
const promises = require('node:stream/promises');

async function main() {
  // Streams, generators and a function at the end.
  const value = await promises.pipeline(
    Readable.from(['a', 'b']),
    async function* upper(source) {
      for await (const chunk of source) yield String(chunk).toUpperCase();
    },
    new PassThrough(),
    async (source) => {
      let text = '';
      for await (const chunk of source) text += chunk;
      return text;
    });
  assert.strictEqual(value, 'AB');

  // A failure destroys everything and is reported once.
  const source = new Readable({ read() {} });
  const through = new PassThrough();
  const sink = new Writable({ write: (chunk, encoding, callback) => callback(new Error('sink')) });
  source.push('x');
  await assert.rejects(promises.pipeline(source, through, sink), { message: 'sink' });
  assert.deepStrictEqual([source.destroyed, through.destroyed, sink.destroyed], [true, true, true]);

  const controller = new AbortController();
  const aborted = promises.pipeline(new Readable({ read() {} }), new PassThrough(), new Writable(),
                                    { signal: controller.signal });
  controller.abort('enough');
  await assert.rejects(aborted, { code: 'ABORT_ERR' });
  assert.throws(() => pipeline(source, () => {}), { code: 'ERR_MISSING_ARGS' });

  // finished() knows a premature end.
  const cut = new Readable({ read() {} });
  const waiting = promises.finished(cut);
  cut.destroy();
  await assert.rejects(waiting, { code: 'ERR_STREAM_PREMATURE_CLOSE' });
  finished(cut, (error) => assert.strictEqual(error.code, 'ERR_STREAM_PREMATURE_CLOSE'));

  const composed = compose(async function*(chunks) {
    for await (const chunk of chunks) yield `<${chunk}>`;
  }, new PassThrough());
  composed.end('in');
  assert.strictEqual(String(await composed.reduce((a, b) => a + b, '')), '<in>');

  const duplex = Duplex.from(async function*(chunks) {
    for await (const chunk of chunks) yield String(chunk).length;
  });
  duplex.end('four');
  assert.deepStrictEqual(await duplex.toArray(), [4]);
  assert.deepStrictEqual(await Duplex.from(Promise.resolve('p')).toArray(), ['p']);
  assert.throws(() => Duplex.from(5), { code: 'ERR_INVALID_ARG_TYPE' });
}
main();

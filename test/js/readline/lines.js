// SPDX-License-Identifier: MIT
'use strict';

// Lines from a stream that is no terminal: all ends of line, in pieces, iterated and asked for.
const assert = require('node:assert');
const readline = require('node:readline');
const { PassThrough, Readable } = require('node:stream');

async function main() {
  const input = Readable.from(['a\nb\r', '\nc\rd\u2028e', 'f']);
  const lines = [];
  for await (const line of readline.createInterface({ input, crlfDelay: Infinity })) {
    lines.push(line);
  }
  assert.deepStrictEqual(lines, ['a', 'b', 'c', 'd', 'ef']);

  const output = new PassThrough();
  const asked = readline.promises.createInterface({ input: new PassThrough(), output });
  const answer = asked.question('name? ');
  assert.strictEqual(output.read().toString(), 'name? ');
  asked.write('nodus\n');
  assert.strictEqual(await answer, 'nodus');
  const controller = new AbortController();
  const dropped = asked.question('again? ', { signal: controller.signal });
  controller.abort();
  await assert.rejects(dropped, { name: 'AbortError' });
  asked.close();
  await assert.rejects(asked.question('closed?'), { code: 'ERR_USE_AFTER_CLOSE' });
}

main();

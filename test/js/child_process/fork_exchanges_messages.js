// SPDX-License-Identifier: MIT
'use strict';

// Messages of both formats come back as they were, in order; the channel is closed by disconnect().
const assert = require('node:assert');
const { fork } = require('node:child_process');

if (process.argv[2] === 'child') {
  assert.strictEqual(process.connected, true);
  assert.strictEqual(process.env.NODE_CHANNEL_FD, undefined);
  process.on('message', (message) => {
    if (message === 'enough') process.send({ echo: message }, () => process.disconnect());
    else process.send({ echo: message });
  });
} else {
  const common = ['text', 1.5, true, null, { list: [1, { deep: '\u00e9\n' }] }, 'x'.repeat(200_000)];
  const rich = [new Map([[1, new Set([2])]]), new Date(0), Buffer.from('bytes'), 10n ** 20n, [NaN],
                new Float64Array([1, 2])];
  for (const serialization of ['json', 'advanced']) {
    const values = serialization === 'json' ? [] : rich.map((value) => ({ value }));
    const messages = [...common, ...values];
    const received = [];
    const events = [];
    const child = fork(__filename, ['child'], { serialization });
    assert.strictEqual(child.connected, true);
    assert.strictEqual(child.stdout, null);
    let sent = 0;
    messages.push('enough');
    for (const message of messages) child.send(message, (error) => { assert.ifError(error); sent++; });
    child.on('message', ({ echo }) => received.push(echo));
    child.on('disconnect', () => events.push('disconnect'));
    child.on('exit', (code) => events.push(['exit', code]));
    child.on('close', () => {
      assert.deepStrictEqual(received, messages);
      assert.deepStrictEqual(events.sort(), ['disconnect', ['exit', 0]].sort());
      assert.strictEqual(sent, messages.length);
      assert.strictEqual(child.connected, false);
      assert.strictEqual(child.channel, null);
    });
  }
}

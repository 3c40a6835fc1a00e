// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { setTimeout, setImmediate, setInterval, scheduler } = require('node:timers/promises');

async function main() {
  assert.strictEqual(await setTimeout(1, 'late'), 'late');
  assert.strictEqual(await setImmediate('soon'), 'soon');
  assert.strictEqual(await scheduler.wait(1), undefined);
  assert.strictEqual(await scheduler.yield(), undefined);

  let count = 0;
  for await (const value of setInterval(1, 'tick')) {
    assert.strictEqual(value, 'tick');
    if (++count === 3) break;
  }

  // A signal that is aborted already, and one that is aborted while the timer runs.
  const cause = new Error('enough');
  await assert.rejects(setTimeout(1e6, 0, { signal: AbortSignal.abort(cause) }),
                       { name: 'AbortError', code: 'ABORT_ERR', cause });
  const controller = new AbortController();
  const pending = setTimeout(1e6, 0, { signal: controller.signal });
  controller.abort(cause);
  await assert.rejects(pending, { name: 'AbortError', cause });

  await assert.rejects(setTimeout('1'), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(setImmediate(0, { ref: 1 }), { code: 'ERR_INVALID_ARG_TYPE' });
  await assert.rejects(setInterval(1, 0, { signal: {} }).next(), { code: 'ERR_INVALID_ARG_TYPE' });
  assert.throws(() => scheduler.wait.call({}, 1), { code: 'ERR_INVALID_THIS' });
  assert.throws(() => new scheduler.constructor(), { code: 'ERR_ILLEGAL_CONSTRUCTOR' });

  // Not referenced: the process ends although this never fulfils.
  setTimeout(1e6, 0, { ref: false });
}

main();

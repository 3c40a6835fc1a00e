// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { debounce, throttle } = require('node:util');

(async () => {
  // Calls in a row become one, with the last arguments; flush() does not wait for the pause.
  const calls = [];
  const debounced = debounce((x) => { calls.push(x); return x * 2; }, 1e6);
  const results = [debounced(1), debounced(2)];
  assert.strictEqual(debounced.pendingCount, 2);
  debounced.flush();
  assert.deepStrictEqual(await Promise.all(results), [4, 4]);
  assert.deepStrictEqual(calls, [2]);
  assert.strictEqual(debounced.pending, null);

  const cancelled = debounced(3);
  debounced.cancel();
  await assert.rejects(cancelled, { name: 'AbortError', code: 'ABORT_ERR' });

  const leading = debounce((x) => x, 1e6, { leading: true, rejectOnCancel: true });
  assert.strictEqual(await leading(1), 1);
  const replaced = leading(2);
  leading(3);
  await assert.rejects(replaced, { message: 'The debounced call was superseded' });
  leading.flush();

  // Two calls at once, then what is too much is dropped.
  const throttled = throttle((x) => x, 2, 1e6, { overflow: 'drop' });
  assert.strictEqual(throttled.hasImmediateCapacity(), true);
  assert.deepStrictEqual(await Promise.all([throttled(1), throttled(2)]), [1, 2]);
  await assert.rejects(throttled(3), { code: 'ERR_THROTTLED' });
  const queued = throttle((x) => x, 1, 1);
  assert.deepStrictEqual(await Promise.all([queued(1), queued(2), queued(3)]), [1, 2, 3]);

  assert.throws(() => throttle(() => {}, 0, 1), { code: 'ERR_OUT_OF_RANGE' });
  assert.throws(() => debounce(5, 1), { code: 'ERR_INVALID_ARG_TYPE' });
})();

// SPDX-License-Identifier: MIT
//
// process.finalization calls back for what is alive at the end, and forgets what it is told to.
'use strict';

const assert = require('node:assert');

const calls = [];
const kept = globalThis.kept = { name: 'kept' }; // reachable to the end
const early = globalThis.early = { name: 'early' };
const forgotten = { name: 'forgotten' };
process.finalization.register(kept, (object, event) => calls.push([object.name, event]));
process.finalization.registerBeforeExit(early, (object, event) => calls.push([object.name, event]));
process.finalization.register(forgotten, () => assert.fail('unregistered'));
process.finalization.unregister(forgotten);
assert.throws(() => process.finalization.register(1, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
process.on('exit', () => {
  assert.deepStrictEqual(calls, [['early', 'beforeExit'], ['kept', 'exit']]);
});

// SPDX-License-Identifier: MIT
'use strict';

const assert = require('node:assert');
const { subscribe } = require('node:diagnostics_channel');
const { spawn } = require('node:child_process');

const events = [];
subscribe('child_process', ({ process: child }) => events.push(['made', child.spawnfile]));
for (const name of ['start', 'end', 'error']) {
  subscribe(`tracing:child_process.spawn:${name}`, ({ process: child, error }) =>
    events.push([name, child.spawnfile, error?.message]));
}
spawn('true');
spawn('no-such-program-at-all').on('error', () => {});
assert.deepStrictEqual(events, [
  ['made', null], ['start', 'true', undefined], ['end', 'true', undefined],
  ['made', null], ['start', 'no-such-program-at-all', undefined],
  ['error', 'no-such-program-at-all', 'spawn ENOENT'],
]);

// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const tty = require('node:tty');

const depth = (env) => tty.WriteStream.prototype.getColorDepth.call({}, env);
const table = [
  [{}, 1], [{ TERM: 'xterm' }, 4], [{ TERM: 'xterm-256color' }, 8], [{ TERM: 'dumb' }, 1],
  [{ COLORTERM: 'truecolor' }, 24], [{ COLORTERM: '1' }, 4], [{ TMUX: '1' }, 24],
  [{ FORCE_COLOR: '' }, 4], [{ FORCE_COLOR: '3' }, 24], [{ FORCE_COLOR: '0' }, 1],
  [{ NO_COLOR: '1', TERM: 'xterm' }, 1], [{ NO_COLOR: '', TERM: 'xterm' }, 4], [{ CI: '1', GITHUB_ACTIONS: '1' }, 24], [{ CI: '1' }, 1],
  [{ TEAMCITY_VERSION: '10.0' }, 4], [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.0' }, 24],
];
for (const [env, expected] of table) {
  assert.strictEqual(depth(env), expected, JSON.stringify(env));
}
const self = { getColorDepth: tty.WriteStream.prototype.getColorDepth };
const has = (...args) => tty.WriteStream.prototype.hasColors.apply(self, args);
assert.strictEqual(has({ TERM: 'xterm' }), true);
assert.strictEqual(has(256, { TERM: 'xterm' }), false);
assert.throws(() => has(1), { code: 'ERR_OUT_OF_RANGE' });
assert.strictEqual(tty.isatty(-1), false);
assert.throws(() => new tty.ReadStream(-1), { code: 'ERR_INVALID_FD' });

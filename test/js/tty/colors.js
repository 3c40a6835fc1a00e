// SPDX-License-Identifier: MIT
//
// tty: color depth by environment, and descriptors that are no terminals.
'use strict';

const assert = require('node:assert');
const tty = require('node:tty');

const depth = (env) => tty.WriteStream.prototype.getColorDepth.call({}, env);
const cases = [
  [{}, 1], [{ FORCE_COLOR: '' }, 4], [{ FORCE_COLOR: '3' }, 24], [{ FORCE_COLOR: '0' }, 1],
  [{ NO_COLOR: '1', COLORTERM: 'truecolor' }, 1], [{ NO_COLOR: '', COLORTERM: '24bit' }, 24],
  [{ TERM: 'dumb', COLORTERM: '1' }, 1], [{ TMUX: '1' }, 24], [{ CI: '1', GITHUB_ACTIONS: '' }, 24],
  [{ TERM: 'xterm-256color' }, 8], [{ TERM: 'linux' }, 4], [{ TERM: 'MOSH' }, 24],
  [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '2.1' }, 8],
  [{ TEAMCITY_VERSION: '9.0.5' }, 1], [{ TEAMCITY_VERSION: '10.0' }, 4],
];
for (const [env, bits] of cases) assert.strictEqual(depth(env), bits, JSON.stringify(env));

const { hasColors } = tty.WriteStream.prototype;
const stream = { getColorDepth: depth };
assert.strictEqual(hasColors.call(stream, 256, { TERM: 'xterm-256' }), true);
assert.strictEqual(hasColors.call(stream, 2 ** 24, { TERM: 'xterm-256' }), false);
assert.throws(() => hasColors.call(stream, 1), { code: 'ERR_OUT_OF_RANGE' });

assert.strictEqual(tty.isatty(-1), false);
assert.strictEqual(tty.isatty('1'), false);
assert.throws(() => new tty.ReadStream(-1), { code: 'ERR_INVALID_FD', name: 'RangeError' });
const fd = require('node:fs').openSync('/dev/null');
assert.throws(() => new tty.WriteStream(fd), { code: 'ERR_TTY_INIT_FAILED', name: 'SystemError' });

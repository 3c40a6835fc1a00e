// SPDX-License-Identifier: MIT
//
// getColorDepth and hasColors go by environment variables.
'use strict';

const assert = require('assert');
const { WriteStream } = require('tty');

const { getColorDepth, hasColors } = WriteStream.prototype;
const stream = { getColorDepth };

for (const [env, depth] of [
  [{}, 1],
  [{ FORCE_COLOR: '' }, 4],
  [{ FORCE_COLOR: '3', NO_COLOR: '1' }, 24],
  [{ FORCE_COLOR: 'false', TERM: 'xterm' }, 1],
  [{ NO_COLOR: '', TERM: 'xterm-256color' }, 8],
  [{ NODE_DISABLE_COLORS: '1', COLORTERM: 'truecolor' }, 1],
  [{ TERM: 'dumb', TMUX: '1' }, 1],
  [{ TMUX: '1', CI: '1' }, 24],
  [{ CI: '', GITLAB_CI: '1' }, 8],
  [{ CI: '1', CI_NAME: 'codeship' }, 8],
  [{ CI: '1', TERM: 'xterm' }, 1],
  [{ TF_BUILD: '', AGENT_NAME: '' }, 4],
  [{ TEAMCITY_VERSION: '9.0.5' }, 1],
  [{ TEAMCITY_VERSION: '2023.05' }, 4],
  [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '2.9' }, 8],
  [{ TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.4' }, 24],
  [{ COLORTERM: 'yes', TERM: 'foobar' }, 4],
  [{ TERM: 'XTERM' }, 4],
  [{ TERM: 'foo-truecolor' }, 24],
  [{ TERM: 'mosh' }, 24],
  [{ TERM: 'tmux' }, 1],
]) {
  assert.strictEqual(getColorDepth.call({}, env), depth, JSON.stringify(env));
  assert.strictEqual(hasColors.call(stream, 2 ** depth, env), true);
  assert.strictEqual(hasColors.call(stream, 2 ** depth + 1, env), false);
  assert.strictEqual(hasColors.call(stream, env), depth >= 4);
}

assert.throws(() => hasColors.call(stream, 1), { code: 'ERR_OUT_OF_RANGE' });
assert.throws(() => hasColors.call(stream, null), { code: 'ERR_INVALID_ARG_TYPE' });

// SPDX-License-Identifier: MIT
//
// How many colours a terminal has, by what environment variables say about it.
'use strict';

const { validateInteger } = require('internal/validators');

const kMono = 1;
const k16 = 4;
const k256 = 8;
const kTrue = 24;

// TERM, in lower case.
const kTerminals = {
  '__proto__': null,
  'eterm': k16,
  'cons25': k16,
  'console': k16,
  'cygwin': k16,
  'dtterm': k16,
  'gnome': k16,
  'hurd': k16,
  'jfbterm': k16,
  'konsole': k16,
  'kterm': k16,
  'mlterm': k16,
  'mosh': kTrue,
  'putty': k16,
  'st': k16,
  'rxvt-unicode-24bit': kTrue,
  'terminator': kTrue,
  'xterm-kitty': kTrue,
};

const kTerminalPattern =
  /ansi|color|linux|direct|^con\d*x\d|^rxvt|^screen|^xterm|^vt100|^vt220/;

// Continuous integration services, by the variable they set.
const kServices = [
  ['APPVEYOR', k256],
  ['BUILDKITE', k256],
  ['CIRCLECI', kTrue],
  ['DRONE', k256],
  ['GITEA_ACTIONS', kTrue],
  ['GITHUB_ACTIONS', kTrue],
  ['GITLAB_CI', k256],
  ['TRAVIS', k256],
];

let warned = false;

/** FORCE_COLOR wins over the variables that switch colours off. */
function warnOfOverride(env) {
  const ignored = ['NODE_DISABLE_COLORS', 'NO_COLOR'].filter((name) => env[name]);
  if (warned || ignored.length === 0) return;
  warned = true;
  process.emitWarning(
    `The ${ignored.map((name) => `'${name}'`).join(' and ')} env is ignored due to the ` +
    "'FORCE_COLOR' env being set.", 'Warning');
}

function forcedDepth(env) {
  switch (env.FORCE_COLOR) {
    case '':
    case '1':
    case 'true':
      warnOfOverride(env);
      return k16;
    case '2':
      warnOfOverride(env);
      return k256;
    case '3':
      warnOfOverride(env);
      return kTrue;
    default:
      return kMono;
  }
}

function programDepth(env) {
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return !env.TERM_PROGRAM_VERSION || /^[0-2]\./.test(env.TERM_PROGRAM_VERSION) ?
        k256 : kTrue;
    case 'HyperTerm':
    case 'MacTerm':
      return kTrue;
    case 'Apple_Terminal':
      return k256;
    default:
      return undefined;
  }
}

function terminalDepth(env) {
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return kTrue;
  if (env.TERM) {
    if (env.TERM.includes('truecolor')) return kTrue;
    if (env.TERM.startsWith('xterm-256')) return k256;
    const term = env.TERM.toLowerCase();
    if (kTerminals[term] !== undefined) return kTerminals[term];
    if (kTerminalPattern.test(term)) return k16;
  }
  return env.COLORTERM ? k16 : kMono;
}

/**
 * Bits per colour: 1, 4, 8 or 24.
 * @param {object} [env]
 */
function getColorDepth(env = process.env) {
  if (env.FORCE_COLOR !== undefined) return forcedDepth(env);
  if (env.NODE_DISABLE_COLORS || env.NO_COLOR || env.TERM === 'dumb') return kMono;
  if (process.platform === 'win32') return kTrue;
  if (env.TMUX) return kTrue;
  if ('TF_BUILD' in env && 'AGENT_NAME' in env) return k16;
  if ('CI' in env) {
    for (const [name, depth] of kServices) {
      if (name in env) return depth;
    }
    return env.CI_NAME === 'codeship' ? k256 : kMono;
  }
  if ('TEAMCITY_VERSION' in env) {
    return /^(9\.(0*[1-9]\d*)\.|\d{2,}\.)/.test(env.TEAMCITY_VERSION) ? k16 : kMono;
  }
  return programDepth(env) ?? terminalDepth(env);
}

/**
 * Whether a terminal has so many colours.
 * @param {number} [count]
 * @param {object} [env]
 */
function hasColors(count, env) {
  if (env === undefined && (count === undefined ||
      (typeof count === 'object' && count !== null))) {
    env = count;
    count = 16;
  } else {
    validateInteger(count, 'count', 2);
  }
  return count <= 2 ** this.getColorDepth(env);
}

module.exports = { getColorDepth, hasColors };

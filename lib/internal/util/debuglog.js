// SPDX-License-Identifier: MIT
'use strict';

// util.debuglog: messages of a section, written to stderr if NODE_DEBUG names it.

const { inspect } = require('internal/util/inspect');
const { formatWithOptions } = require('internal/util/inspect/format');

let isEnabled = null;

/** Reads NODE_DEBUG, a comma-separated list in which * stands for anything. */
function readEnvironment() {
  const list = process.env.NODE_DEBUG;
  if (!list) return () => false;
  const pattern = list.replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*')
    .replaceAll(',', '$|^');
  const sections = new RegExp(`^${pattern}$`, 'i');
  return (section) => sections.test(section);
}

/** Whether the messages of a section are written. */
function isSectionEnabled(section) {
  isEnabled ??= readEnvironment();
  return isEnabled(section);
}

// Sections whose messages show what is sent.
const LEAKY_SECTIONS = ['HTTP', 'HTTP2'];
const warned = new Set();

/** Warns, once, that messages of a section may hold secrets. */
function warnOfLeaks(section) {
  if (!LEAKY_SECTIONS.includes(section) || warned.has(section)) return;
  warned.add(section);
  process.emitWarning('Setting the NODE_DEBUG environment variable to ' +
    `'${section.toLowerCase()}' can expose sensitive data (such as passwords, tokens and ` +
    'authentication headers) in the resulting log.');
}

/** Writes one message. */
function writeMessage(section, args) {
  const colors = require('internal/util/colors').shouldColorize(process.stderr);
  const text = formatWithOptions({ colors }, ...args);
  process.stderr.write(`${section} ${inspect(process.pid, { colors })}: ${text}\n`);
  warnOfLeaks(section);
}

/**
 * @param {string} section
 * @param {(logger: Function) => void} [onFirstUse] gets a faster logger when the first one is used
 * @returns {Function & {enabled: boolean}} (...args) formats and writes
 */
function debuglog(section, onFirstUse) {
  let enabled;
  const test = () => {
    if (enabled === undefined) {
      section = `${section}`.toUpperCase();
      enabled = isSectionEnabled(section);
    }
    return enabled;
  };
  const debug = (...args) => {
    if (test()) writeMessage(section, args);
  };
  let isUsed = false;
  const logger = (...args) => {
    if (!isUsed) {
      isUsed = true;
      onFirstUse?.(debug);
    }
    debug(...args);
  };
  for (const fn of [logger, debug]) {
    Object.defineProperty(fn, 'enabled', {
      __proto__: null, get: test, enumerable: true, configurable: true,
    });
  }
  return logger;
}

module.exports = { debug: debuglog, debuglog };

// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { Console } = require('node:console');
const { Writable } = require('node:stream');

let text = '';
const sink = () => new Writable({ write(chunk, encoding, callback) { text += chunk; callback(); } });
const print = (use) => {
  text = '';
  use();
  return text;
};
const logger = new Console({ stdout: sink(), stderr: sink() });
assert.strictEqual(print(() => logger.log('a %d', 5, { x: 1 })), 'a 5 { x: 1 }\n');
assert.strictEqual(print(() => logger.error('e')), 'e\n');
assert.strictEqual(print(() => logger.dir({ a: { b: 1 } }, { depth: 0 })), '{ a: [Object] }\n');
assert.strictEqual(print(() => logger.assert(false, 'x %s', 'y')), 'Assertion failed: x y\n');
assert.strictEqual(print(() => logger.assert(true, 'x')), '');
assert.strictEqual(print(() => { logger.count(); logger.count(); logger.countReset(); logger.count(); }),
                   'default: 1\ndefault: 2\ndefault: 1\n');
assert.strictEqual(print(() => {
  logger.group('one');
  logger.log('in\nside');
  logger.groupEnd();
  logger.log('out');
}), 'one\n  in\n  side\nout\n');
assert.match(print(() => logger.trace('here %s', 'now')), /^Trace: here now\n {4}at /);
assert.match(print(() => { logger.time('t'); logger.timeEnd('t'); }), /^t: [\d.]+ms\n$/);
assert.strictEqual(
  print(() => new Console({ stdout: sink(), inspectOptions: { depth: 0 } }).log({ a: {} , b: { c: 1 } })),
  '{ a: {}, b: [Object] }\n');
assert.ok(logger instanceof Console && console instanceof Console);
assert.throws(() => new Console({}), { code: 'ERR_CONSOLE_WRITABLE_STREAM' });
assert.throws(() => new Console({ stdout: sink(), colorMode: 'x' }), { code: 'ERR_INVALID_ARG_VALUE' });

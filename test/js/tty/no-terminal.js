// SPDX-License-Identifier: MIT
//
// What is no terminal is refused, with the reason.
'use strict';

const assert = require('assert');
const fs = require('fs');
const tty = require('tty');

for (const fd of [-1, 1.5, '1', undefined, null, 2 ** 31]) {
  assert.strictEqual(tty.isatty(fd), false);
  if (fd === null) continue;
  for (const Stream of [tty.ReadStream, tty.WriteStream]) {
    assert.throws(() => new Stream(fd), {
      name: 'RangeError', code: 'ERR_INVALID_FD', message: `"fd" must be a positive integer: ${fd}`,
    });
  }
}

const fd = fs.openSync('/dev/null', 'r+');
assert.strictEqual(tty.isatty(fd), false);
for (const Stream of [tty.ReadStream, tty.WriteStream]) {
  assert.throws(() => new Stream(fd), {
    name: 'SystemError',
    code: 'ERR_TTY_INIT_FAILED',
    message: 'TTY initialization failed: uv_tty_init returned EINVAL (invalid argument)',
    errno: -22,
    syscall: 'uv_tty_init',
  });
}

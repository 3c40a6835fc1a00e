// SPDX-License-Identifier: MIT
'use strict';

// A failed call is described by code, message, errno, syscall, path and dest, in every form.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const missing = path.join(dir, 'missing');
const { ENOENT } = os.constants.errno;

const onOnePath = {
  access: 'access', chmod: 'chmod', chown: 'chown', lchown: 'lchown', lstat: 'lstat',
  open: 'open', readFile: 'open', readdir: 'scandir', readlink: 'readlink', rm: 'lstat',
  rmdir: 'rmdir', stat: 'stat', statfs: 'statfs', truncate: 'open', unlink: 'unlink',
  utimes: 'utime', lutimes: 'lutime',
};
const onTwoPaths = { copyFile: 'copyfile', link: 'link', rename: 'rename' };
const rest = { chmod: [0o600], chown: [1, 1], lchown: [1, 1], utimes: [1, 1], lutimes: [1, 1] };

function check(error, syscall, dest) {
  const arrow = dest === undefined ? '' : ` -> '${dest}'`;
  assert.strictEqual(
    error.message, `ENOENT: no such file or directory, ${syscall} '${missing}'${arrow}`);
  assert.strictEqual(error.code, 'ENOENT');
  assert.strictEqual(error.errno, -ENOENT);
  assert.strictEqual(error.syscall, syscall);
  assert.strictEqual(error.path, missing);
  assert.strictEqual(error.dest, dest);
  return true;
}

let pending = 0;
process.on('exit', () => assert.strictEqual(pending, 0));

function checkAll(name, syscall, args, dest) {
  assert.throws(() => fs[`${name}Sync`](...args), (error) => check(error, syscall, dest));
  pending++;
  fs[name](...args, (error) => {
    pending--;
    check(error, syscall, dest);
  });
  assert.rejects(fs.promises[name](...args), (error) => check(error, syscall, dest))
    .then(() => pending--);
  pending++;
}

for (const [name, syscall] of Object.entries(onOnePath)) {
  checkAll(name, syscall, [missing, ...rest[name] ?? []]);
}
for (const [name, syscall] of Object.entries(onTwoPaths)) {
  checkAll(name, syscall, [missing, path.join(dir, 'to')], path.join(dir, 'to'));
}

// Failures of later steps name no path.
assert.throws(() => fs.readFileSync(dir), (error) => !('path' in error) &&
  error.message === 'EISDIR: illegal operation on a directory, read');
assert.throws(() => fs.writeFileSync('/dev/full', 'x'),
              { code: 'ENOSPC', message: 'ENOSPC: no space left on device, write' });
assert.throws(() => fs.closeSync(2 ** 31 - 1), { message: 'EBADF: bad file descriptor, close' });

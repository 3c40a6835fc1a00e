// SPDX-License-Identifier: MIT
'use strict';

// Callbacks and promises of fs keep the async context they were made in.

const assert = require('node:assert');
const { AsyncLocalStorage } = require('node:async_hooks');
const fs = require('node:fs');

const storage = new AsyncLocalStorage();
let checks = 0;
const check = (expected) => {
  assert.strictEqual(storage.getStore(), expected);
  checks++;
};

storage.run('one', () => {
  fs.stat(__filename, () => check('one'));
  fs.readFile(__filename, 'utf8', () => check('one'));
  fs.exists(__filename, () => check('one'));
  fs.opendir(__dirname, (err, dir) => {
    check('one');
    dir.read(() => {
      check('one');
      dir.close(() => check('one'));
    });
  });
});
storage.run('two', () => {
  fs.promises.readFile(__filename).then(() => check('two'));
  fs.promises.open(__filename).then((handle) => {
    check('two');
    return handle.close();
  }).then(() => check('two'));
  const stream = fs.createReadStream(__filename);
  stream.on('open', () => check('two'));
  stream.on('close', () => check('two'));
  stream.resume();
});
process.on('exit', () => assert.strictEqual(checks, 11));

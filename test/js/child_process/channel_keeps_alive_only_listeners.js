// SPDX-License-Identifier: MIT
'use strict';

// A child that does not listen ends by itself; one that listens ends when it is told to or when its
// parent goes; ref() and unref() of the channel overrule that.
const assert = require('node:assert');
const { fork } = require('node:child_process');

switch (process.argv[2]) {
  case 'silent':
    process.send('here');
    return;
  case 'unref':
    process.on('message', () => {});
    process.channel.unref();
    return;
  case 'once':
    process.once('message', (message) => process.send(message));
    return;
  case 'ref':
    process.channel.ref();
    process.on('disconnect', () => process.exit(3));
    return;
  default:
}

let ended = 0;
const count = (code) => { assert.strictEqual(code, 0); ended++; };
fork(__filename, ['silent']).on('exit', count);
fork(__filename, ['unref']).on('exit', count);
const once = fork(__filename, ['once']);
once.send('go');
once.on('message', (message) => assert.strictEqual(message, 'go'));
once.on('exit', count);
const referenced = fork(__filename, ['ref']);
referenced.on('exit', (code) => { assert.strictEqual(code, 3); ended++; });
referenced.on('spawn', () => referenced.disconnect());

process.on('exit', () => assert.strictEqual(ended, 4));

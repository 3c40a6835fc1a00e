// SPDX-License-Identifier: MIT
// The events of a pipeline of three streams, in their exact order.
'use strict';
const assert = require('node:assert');
const { Readable, Transform, Writable, pipeline } = require('node:stream');

const log = [];
function watch(name, stream) {
  const { emit } = stream;
  stream.emit = function(event, ...args) {
    log.push(`${name} ${event}`);
    return emit.call(this, event, ...args);
  };
  return stream;
}
let count = 0;
const r = watch('r', new Readable({
  read() {
    this.push(count++ < 2 ? `c${count}` : null);
  },
}));
const t = watch('t', new Transform({
  transform(chunk, encoding, callback) {
    callback(null, chunk);
  },
}));
const w = watch('w', new Writable({
  highWaterMark: 1,
  write(chunk, encoding, callback) {
    log.push(`write ${chunk}`);
    setImmediate(callback);
  },
}));
pipeline(r, t, w, (error) => {
  assert.strictEqual(error, undefined);
  assert.deepStrictEqual(log, [
    't pipe', 'w pipe', 'r resume', 'r data', 't data', 'write c1', 't pause', 'r data', 't resume',
    'r readable', 'r readable', 'r readable', 'r end', 'r pause', 't unpipe', 't readable',
    't prefinish', 't finish', 'r close', 'w drain', 't resume', 't data', 'write c2', 't pause', 't end',
    'w unpipe', 't close', 'w prefinish', 'w finish', 'w close',
  ]);
});

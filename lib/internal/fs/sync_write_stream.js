// SPDX-License-Identifier: MIT
'use strict';

// SyncWriteStream: process.stdout and process.stderr when they are files. A write is done when
// write() returns.

const { Writable } = require('stream');
const { binding } = require('internal/fs/utils');

/** Writes all bytes; a full non-blocking descriptor is waited for. */
function writeAllSync(fd, bytes) {
  binding.writeFd(fd, 0, bytes);
}

/**
 * @param {number} fd
 * @param {{ autoClose: boolean }} [options]
 */
function SyncWriteStream(fd, options) {
  Reflect.apply(Writable, this, [{ autoDestroy: true }]);
  this.fd = fd;
  this.readable = false;
  this.autoClose = options?.autoClose ?? true;
}
Object.setPrototypeOf(SyncWriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(SyncWriteStream, Writable);

SyncWriteStream.prototype._write = function(chunk, encoding, callback) {
  try {
    writeAllSync(this.fd, chunk);
  } catch (error) {
    callback(error);
    return;
  }
  callback();
};

SyncWriteStream.prototype._destroy = function(error, callback) {
  if (this.fd === null) {
    callback(error);
    return;
  }
  if (this.autoClose) require('fs').closeSync(this.fd);
  this.fd = null;
  callback(error);
};

SyncWriteStream.prototype.destroySoon = SyncWriteStream.prototype.destroy;

module.exports = SyncWriteStream;

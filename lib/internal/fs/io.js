// SPDX-License-Identifier: MIT
'use strict';

// read, write, readv and writev: their many ways to be called, brought into one form, and the
// operations on that form (see operations.js for `done`).

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const {
  kValidateObjectAllowNullable, validateEncoding, validateInteger, validateObject,
} = require('internal/validators');
const {
  binding, checkReadRange, checkView, checkWriteRange, copyViews, toReadPosition,
  toWritePosition,
} = require('internal/fs/utils');

const kDefaultReadLength = 16 * 1024;

/** What a read or a write works on. */
class Transfer {
  constructor(buffer, offset, length, position) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.position = position;
  }
}

/**
 * Checks the arguments of a read.
 * @param {ArrayBufferView} buffer
 * @param {number} [offset]
 * @param {number} length
 * @param {number|bigint} [position]
 * @returns {Transfer} of length 0 if there is nothing to do
 */
function checkRead(buffer, offset, length, position) {
  checkView(buffer);
  if (offset == null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  length |= 0;
  if (length === 0) return new Transfer(buffer, 0, 0, -1);
  if (buffer.byteLength === 0) {
    throw new ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  checkReadRange(offset, length, buffer.byteLength);
  return new Transfer(buffer, offset, length, toReadPosition(position, length));
}

/** The same for arguments in an object: { offset, length, position }. */
function checkReadOptions(buffer, options) {
  if (options !== undefined) validateObject(options, 'options', kValidateObjectAllowNullable);
  const {
    offset = 0,
    length = buffer?.byteLength - (offset ?? 0),
    position = null,
  } = options ?? {};
  return checkRead(buffer, offset, length ?? buffer?.byteLength - (offset ?? 0), position);
}

/** The buffer a read gets when the caller brings none. */
function defaultReadBuffer() {
  return require('buffer').Buffer.alloc(kDefaultReadLength);
}

/**
 * Checks the arguments of a write of bytes; offset may be an object of options.
 * @returns {Transfer}
 */
function checkWrite(buffer, offset, length, position) {
  if (typeof offset === 'object' && offset !== null) {
    ({
      offset = 0,
      length = buffer.byteLength - offset,
      position = null,
    } = offset);
  }
  if (offset == null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  if (typeof length !== 'number') length = buffer.byteLength - offset;
  checkWriteRange(offset, length, buffer.byteLength);
  return new Transfer(buffer, offset, length, toWritePosition(position));
}

function checkWritable(value) {
  if (typeof value !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(
      'buffer', ['string', 'Buffer', 'TypedArray', 'DataView'], value);
  }
}

// ---- Operations --------------------------------------------------------------------------

function read(done, fd, transfer) {
  const { buffer, offset, length, position } = transfer;
  return binding.read(fd, buffer, offset, length, position, done);
}

function write(done, fd, transfer) {
  const { buffer, offset, length, position } = transfer;
  return binding.write(fd, buffer, offset, length, position, done);
}

function writeString(done, fd, string, position, encoding) {
  position = toWritePosition(position);
  if (!encoding || encoding === 'utf8' || encoding === 'utf-8') {
    return binding.writeString(fd, string, position, done);
  }
  validateEncoding(string, encoding);
  const bytes = require('buffer').Buffer.from(string, encoding);
  return binding.write(fd, bytes, 0, bytes.length, position, done);
}

function readv(done, fd, buffers, position) {
  return binding.readv(fd, copyViews(buffers), toWritePosition(position), done);
}

function writev(done, fd, buffers, position) {
  return binding.writev(fd, copyViews(buffers), toWritePosition(position), done);
}

module.exports = {
  checkRead,
  checkReadOptions,
  checkWritable,
  checkWrite,
  defaultReadBuffer,
  read,
  readv,
  write,
  writeString,
  writev,
};

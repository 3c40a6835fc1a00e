// SPDX-License-Identifier: MIT
//
// The sizes of the kernel's buffers of a UDP socket, in bytes.
'use strict';

const { kState } = require('internal/dgram/state');
const {
  codes: { ERR_SOCKET_BAD_BUFFER_SIZE, ERR_SOCKET_BUFFER_SIZE },
} = require('internal/errors');
const { getSystemErrorMessage, getSystemErrorName } = require('util');

const UV_EBADF = -9;
const UV_EINVAL = -22;

function bufferSizeError(err, receive) {
  return new ERR_SOCKET_BUFFER_SIZE({
    errno: err,
    code: getSystemErrorName(err),
    message: getSystemErrorMessage(err),
    syscall: receive ? 'uv_recv_buffer_size' : 'uv_send_buffer_size',
  });
}

function setBufferSize(socket, size, receive) {
  if (size >>> 0 !== size) throw new ERR_SOCKET_BAD_BUFFER_SIZE();
  const { handle } = socket[kState];
  const result = size > 0x7fffffff ? UV_EINVAL : handle?.bufferSize(size, receive) ?? UV_EBADF;
  if (result < 0) throw bufferSizeError(result, receive);
}

function getBufferSize(socket, receive) {
  const result = socket[kState].handle?.bufferSize(0, receive) ?? UV_EBADF;
  if (result < 0) throw bufferSizeError(result, receive);
  return result;
}

module.exports = { getBufferSize, setBufferSize };

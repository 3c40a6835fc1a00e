// SPDX-License-Identifier: MIT
//
// Handles: the objects between a socket or server and the stream in C. They receive what C
// reports, in the async context in which they were made, and keep the native object; afterwards
// that is undefined and every operation answers UV_EBADF.
'use strict';

const {
  state: asyncState, enterResource, leaveResource,
} = require('internal/async_context');
const { FastBuffer } = require('internal/buffer');

const streams = internalBinding('stream_handle');
const tcp = internalBinding('tcp');
const pipe = internalBinding('pipe');

const kOwner = Symbol('owner_symbol');
const UV_EBADF = -9;
const CLOSED = { __proto__: null }; // the native object of a handle that was closed

function nop() {}

/** What all of them have. Operations return 0 or a negative uv code. */
class StreamHandle {
  constructor(type) {
    this.native = CLOSED;
    this[kOwner] = null;
    this.onread = nop; // (count, chunk, pending), called with this handle as `this`
    this.onconnection = nop; // (status, handle)
    this.reading = false;
    this.usesBuffer = false;
    this.type = type;
    this.frame = asyncState.frame;
    this.asyncId = ++asyncState.lastId;
    this.triggerId = asyncState.executionId;
    if (asyncState.hooks !== null) {
      asyncState.hooks.init(this.asyncId, type, this.triggerId, this);
    }
  }

  /** The socket or server. */
  get owner() {
    return this[kOwner];
  }

  getAsyncId() {
    return this.asyncId;
  }

  getProviderType() {
    return this.type;
  }

  readStart() {
    const err = streams.readStart(this.native);
    this.reading = err === 0;
    return err;
  }

  readStop() {
    this.reading = false;
    streams.readStop(this.native);
    return 0;
  }

  /** Reads go into this buffer; onread then gets their length alone. */
  useUserBuffer(buffer) {
    this.usesBuffer = true;
    streams.useBuffer(this.native, buffer);
  }

  /**
   * @param {Uint8Array|string} chunk
   * @param {number} encoding of a string, as internal/buffer numbers them
   * @param {(status: number) => void} callback only called if the result is 1
   * @returns {number} 0 written, 1 under way, or a negative uv code
   */
  write(chunk, encoding, callback) {
    return streams.write(this.native, chunk, encoding, callback);
  }

  /** The same for `count` chunks: [chunk, encoding, chunk, encoding, ...]. */
  writev(items, count, callback) {
    return streams.writev(this.native, items, count, callback);
  }

  /** Like write() on an IPC pipe, with a handle that the peer gets a copy of. */
  writeHandle(chunk, encoding, sent, callback) {
    return streams.writeHandle(this.native, chunk, encoding, sent.native, callback);
  }

  shutdown(callback) {
    return streams.shutdown(this.native, callback);
  }

  listen(backlog) {
    return streams.listen(this.native, backlog);
  }

  /** @param {() => void} [callback] called when the loop has closed it */
  close(callback) {
    const { native } = this;
    if (native === CLOSED) {
      if (callback !== undefined) setImmediate(callback);
      return;
    }
    this.native = CLOSED;
    this.reading = false;
    streams.close(native, () => onClosed(this, callback));
  }

  ref() {
    streams.ref(this.native);
  }

  unref() {
    streams.unref(this.native);
  }

  hasRef() {
    return streams.hasRef(this.native);
  }

  setBlocking(on) {
    return streams.setBlocking(this.native, on);
  }

  get fd() {
    return streams.fd(this.native);
  }

  get bytesRead() {
    return streams.bytesRead(this.native);
  }

  get bytesWritten() {
    return streams.bytesWritten(this.native);
  }

  get writeQueueSize() {
    return streams.writeQueueSize(this.native);
  }
}

/** Gives a handle its native object, which reports to it from now on. */
function adopt(handle, native) {
  streams.attach(native, handle);
  handle.native = native;
  return handle;
}

/** Fills `out` from [address, family, port]. */
function fillAddress(out, result) {
  if (typeof result === 'number') return result;
  if (result !== undefined) [out.address, out.family, out.port] = result;
  return 0;
}

class TCP extends StreamHandle {
  /**
   * @param {object} [native] that of a connection which exists; a new socket if left out
   * @param {string} [type] 'TCPSERVERWRAP' for one that listens
   */
  constructor(native, type = 'TCPWRAP') {
    super(type);
    if (native !== undefined) adopt(this, native);
    else this.native = tcp.create(this);
  }

  open(fd) {
    return tcp.open(this.native, fd);
  }

  bind(address, port, flags = 0) {
    return tcp.bind(this.native, address, port, flags);
  }

  bind6(address, port, flags = 0) {
    return tcp.bind(this.native, address, port, flags);
  }

  connect(address, port, callback) {
    return tcp.connect(this.native, address, port, callback);
  }

  getsockname(out) {
    return fillAddress(out, tcp.getsockname(this.native));
  }

  getpeername(out) {
    return fillAddress(out, tcp.getpeername(this.native));
  }

  setNoDelay(on) {
    return tcp.setNoDelay(this.native, !!on);
  }

  /** Seconds; 0 leaves what the system has. */
  setKeepAlive(on, delay, interval = 0, count = 0) {
    return tcp.setKeepAlive(this.native, !!on, delay, interval, count);
  }

  setTypeOfService(value) {
    return tcp.setTypeOfService(this.native, value);
  }

  getTypeOfService() {
    return tcp.getTypeOfService(this.native);
  }

  /** Closes the connection so that the peer sees ECONNRESET. */
  reset(callback) {
    const { native } = this;
    if (native === CLOSED) return UV_EBADF;
    const err = streams.reset(native, () => onClosed(this, callback));
    if (err !== 0) return err;
    this.native = CLOSED;
    this.reading = false;
    return 0;
  }
}

class Pipe extends StreamHandle {
  /**
   * @param {object} [native] as for TCP
   * @param {string} [type] 'PIPESERVERWRAP' for one that listens
   * @param {boolean} [ipc] whether handles are sent through it
   */
  constructor(native, type = 'PIPEWRAP', ipc = false) {
    super(type);
    if (native !== undefined) adopt(this, native);
    else this.native = pipe.create(this, ipc);
  }

  open(fd) {
    return pipe.open(this.native, fd);
  }

  bind(name) {
    return pipe.bind(this.native, name);
  }

  /** @returns {number} 1 if it is connected already and the callback will not be called */
  connect(name, callback) {
    return pipe.connect(this.native, name, callback);
  }

  fchmod(mode) {
    return pipe.chmod(this.native, mode);
  }
}

// A native object that came through an IPC pipe.
function wrapPending(native, type) {
  if (type === streams.UV_UDP) return new (require('internal/dgram/handle').UDP)(native);
  return type === streams.UV_TCP ? new TCP(native) : new Pipe(native);
}

/** The bytes of a read, which wait in C if they are few. */
function takeChunk(handle, count, bytes) {
  if (bytes !== undefined) return new FastBuffer(bytes);
  if (handle.usesBuffer) return undefined;
  const chunk = new FastBuffer(count);
  streams.takeRead(handle.native, chunk);
  return chunk;
}

function onRead(handle, count, bytes, native, type) {
  const chunk = count > 0 ? takeChunk(handle, count, bytes) : undefined;
  const id = handle.asyncId;
  asyncState.frame = handle.frame;
  enterResource(id, handle.triggerId, handle);
  if (count < 0) handle.reading = false;
  handle.onread(count, chunk, native === undefined ? undefined : wrapPending(native, type));
  leaveResource(id);
}

function onConnection(handle, status, native) {
  const id = handle.asyncId;
  let client;
  if (native !== undefined) {
    asyncState.executionId = id; // a connection comes from its server, but in no context of it
    client = handle instanceof TCP ? new TCP(native) : new Pipe(native);
  }
  asyncState.frame = handle.frame;
  enterResource(id, handle.triggerId, handle);
  handle.onconnection(status, client);
  leaveResource(id);
}

function onClosed(handle, callback) {
  const id = handle.asyncId;
  if (callback !== undefined) {
    asyncState.frame = handle.frame;
    enterResource(id, handle.triggerId, handle);
    callback();
    leaveResource(id);
  }
  if (asyncState.hooks !== null) asyncState.hooks.destroy(id);
}

streams.setHooks(onRead, onConnection);

module.exports = {
  Pipe, StreamHandle, TCP, kOwner,
  UV_EOF: streams.UV_EOF,
  IPV6_ONLY: tcp.BIND_IPV6_ONLY,
  REUSE_PORT: tcp.BIND_REUSE_PORT,
  READABLE: pipe.UV_READABLE,
  WRITABLE: pipe.UV_WRITABLE,
};

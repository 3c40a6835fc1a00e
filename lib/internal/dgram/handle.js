// SPDX-License-Identifier: MIT
//
// The object between a UDP socket and the one in C. It receives what C reports, in the async
// context in which it was made; once closed, every operation answers UV_EBADF.
'use strict';

const {
  state: asyncState, bindCallback, enterResource, leaveResource,
} = require('internal/async_context');
const { FastBuffer } = require('internal/buffer');

const udp = internalBinding('udp');

const CLOSED = { __proto__: null }; // the native object of a handle that was closed

function nop() {}

/** Operations return 0 or a negative uv code. */
class UDP {
  /** @param {object} [native] that of a socket which came from another process */
  constructor(native) {
    this.native = native ?? udp.create(this);
    if (native !== undefined) udp.attach(native, this);
    this.onmessage = nop; // (bytes or a negative uv code, [address, family, port])
    this.type = 'UDPWRAP';
    this.frame = asyncState.frame;
    this.asyncId = ++asyncState.lastId;
    this.triggerId = asyncState.executionId;
    if (asyncState.hooks !== null) {
      asyncState.hooks.init(this.asyncId, this.type, this.triggerId, this);
    }
  }

  getAsyncId() {
    return this.asyncId;
  }

  getProviderType() {
    return this.type;
  }

  open(fd) {
    return udp.open(this.native, fd);
  }

  bind(address, port, flags) {
    return udp.bind(this.native, address, port, flags);
  }

  connect(address, port) {
    return udp.connect(this.native, address, port);
  }

  disconnect() {
    return udp.disconnect(this.native);
  }

  /**
   * @param {ArrayBufferView[]} list one datagram
   * @param {number} port
   * @param {string|undefined} address undefined: to the connected peer
   * @param {(status: number) => void} callback only called if the result is 0
   * @returns {number} 1 sent, 0 under way, or a negative uv code
   */
  send(list, port, address, callback) {
    return udp.send(this.native, list, list.length, port, address, callback);
  }

  recvStart() {
    return udp.receiveStart(this.native);
  }

  recvStop() {
    return udp.receiveStop(this.native);
  }

  /** [address, family, port], or a negative uv code. */
  getsockname() {
    return udp.getsockname(this.native);
  }

  getpeername() {
    return udp.getpeername(this.native);
  }

  setBroadcast(on) {
    return udp.setBroadcast(this.native, on);
  }

  setTTL(ttl) {
    return udp.setTTL(this.native, ttl);
  }

  setMulticastTTL(ttl) {
    return udp.setMulticastTTL(this.native, ttl);
  }

  setMulticastLoopback(on) {
    return udp.setMulticastLoopback(this.native, on);
  }

  setMulticastInterface(address) {
    return udp.setMulticastInterface(this.native, address);
  }

  setMembership(group, address, source, join) {
    return udp.setMembership(this.native, group, address, source, join);
  }

  /** Sets the kernel's buffer, or asks for its size if that is 0: the size or a negative code. */
  bufferSize(size, receive) {
    return udp.bufferSize(this.native, size, receive);
  }

  getSendQueueSize() {
    return udp.queueSize(this.native);
  }

  getSendQueueCount() {
    return udp.queueCount(this.native);
  }

  get fd() {
    return udp.fd(this.native);
  }

  ref() {
    udp.ref(this.native);
  }

  unref() {
    udp.unref(this.native);
  }

  hasRef() {
    return udp.hasRef(this.native);
  }

  /** @param {() => void} [callback] called once this turn is over */
  close(callback) {
    const { native } = this;
    if (native === CLOSED) return;
    this.native = CLOSED;
    udp.close(native);
    if (asyncState.hooks !== null) asyncState.hooks.destroy(this.asyncId);
    if (callback !== undefined) process.nextTick(bindCallback(callback, this.type));
  }
}

function onMessage(handle, count, sender) {
  const { asyncId } = handle;
  asyncState.frame = handle.frame;
  enterResource(asyncId, handle.triggerId, handle);
  if (count < 0) {
    handle.onmessage(count);
  } else {
    const chunk = new FastBuffer(count);
    udp.take(chunk);
    handle.onmessage(chunk, sender);
  }
  leaveResource(asyncId);
}

udp.setHooks(onMessage);

module.exports = { UDP };

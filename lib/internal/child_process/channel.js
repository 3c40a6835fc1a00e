// SPDX-License-Identifier: MIT
//
// The channel between a parent and its child: send(), disconnect() and 'message' of a
// ChildProcess and of process. A message with a handle waits for the receiver's word that it
// has the handle, and later messages wait behind it: a read tells no more than one handle.
'use strict';

const EventEmitter = require('events');
const { encodingNumber } = require('internal/buffer');
const {
  codes: {
    ERR_INVALID_ARG_TYPE, ERR_IPC_CHANNEL_CLOSED, ERR_IPC_DISCONNECTED, ERR_MISSING_ARGS,
  },
  errnoException,
} = require('internal/errors');
const { createCodec } = require('internal/child_process/serialization');
const { validateObject } = require('internal/validators');

const MAX_QUEUE_SIZE = 2 * 65536; // bytes; send() returns false above it
const MAX_RETRANSMISSIONS = 3;
const MESSAGE_TYPES = ['string', 'object', 'number', 'boolean'];
const HANDLE = 'NODE_HANDLE';
const ACK = 'NODE_HANDLE_ACK';
const NACK = 'NODE_HANDLE_NACK';

const kPendingMessages = Symbol('kPendingMessages'); // that came before there was a listener

const UTF8 = encodingNumber('utf8');

function nop() {}

/** What `channel` of a ChildProcess and of process is. */
class Control extends EventEmitter {
  #handle;
  #refs = 0;
  #isExplicit = false;

  constructor(handle) {
    super();
    this.#handle = handle;
    this[kPendingMessages] = [];
  }

  /** One more listener or message that keeps the process alive. */
  refCounted() {
    if (++this.#refs === 1 && !this.#isExplicit) this.#handle.ref();
  }

  /** One less. */
  unrefCounted() {
    if (--this.#refs === 0 && !this.#isExplicit) {
      this.#handle.unref();
      this.emit('unref');
    }
  }

  /** Lets the channel keep the process alive, whatever is listened to. */
  ref() {
    this.#isExplicit = true;
    this.#handle.ref();
  }

  /** The opposite. */
  unref() {
    this.#isExplicit = true;
    this.#handle.unref();
  }

  get fd() {
    return this.#handle.fd;
  }
}

function isInternal(message) {
  return message !== null && typeof message === 'object' &&
    typeof message.cmd === 'string' && message.cmd.startsWith('NODE_');
}

function checkMessage(message) {
  if (message === undefined) throw new ERR_MISSING_ARGS('message');
  if (!MESSAGE_TYPES.includes(typeof message)) {
    throw new ERR_INVALID_ARG_TYPE('message', MESSAGE_TYPES, message);
  }
}

/** One end of a channel; target is a ChildProcess or process. */
class Channel {
  #handle;
  #codec;
  #pendingHandle = null; // that came before its message was complete
  #unacknowledged = null; // the message with a handle that waits for its ACK
  #isDisconnecting = false;
  #isClosed = false;
  #onWaitOver = null;
  #onClose;

  constructor(target, handle, serialization, onClose) {
    this.target = target;
    this.#onClose = onClose;
    this.#handle = handle;
    this.#codec = createCodec(serialization);
    this.control = new Control(handle);
    this.sentSockets = new Map(); // see socket_list.js
    this.receivedSockets = new Map();
    handle.onread = (count, chunk, pending) => this.#onRead(count, chunk, pending);
    target.on('newListener', () => process.nextTick(() => this.#flushPending()));
    target.on('internalMessage', (message, received) => this.#onInternal(message, received));
    handle.readStart();
  }

  // ---- Receiving -------------------------------------------------------------------------

  #onRead(count, chunk, pending) {
    if (pending !== undefined) this.#pendingHandle = pending;
    if (chunk === undefined) {
      this.#onEnd();
      return;
    }
    for (const message of this.#codec.decode(chunk)) {
      if (!isInternal(message)) {
        this.#deliver('message', message, undefined);
      } else if (message.cmd === HANDLE) {
        this.#takeHandle(message);
      } else {
        this.#deliver('internalMessage', message, undefined);
      }
    }
  }

  #onEnd() {
    this.#pendingHandle?.close();
    this.#pendingHandle = null;
    if (!this.#isDisconnecting) this.#finishDisconnect();
    this.#close();
  }

  /** Answers for the handle of a message, and turns it into the receiver's object. */
  #takeHandle(message) {
    const handle = this.#pendingHandle;
    this.#pendingHandle = null;
    // The other end may be gone by now.
    const answer = { cmd: handle === null ? NACK : ACK };
    this.#write(answer, null, { swallowErrors: true }, undefined);
    if (handle === null) return;
    const { kinds } = require('internal/child_process/handles');
    const kind = kinds[message.type];
    if (kind === undefined) {
      handle.close(); // a later version's
      return;
    }
    kind.receive(this, message, handle, (received) => {
      const event = isInternal(message.msg) ? 'internalMessage' : 'message';
      this.#deliver(event, message.msg, received);
    });
  }

  #deliver(event, message, received) {
    process.nextTick(() => {
      const target = this.target;
      if (event === 'message' && target.listenerCount('message') === 0) {
        this.control[kPendingMessages].push([message, received]);
      } else {
        target.emit(event, message, received);
      }
    });
  }

  #flushPending() {
    const messages = this.control[kPendingMessages];
    if (messages.length === 0 || this.target.listenerCount('message') === 0) return;
    this.control[kPendingMessages] = [];
    for (const [message, received] of messages) this.#deliver('message', message, received);
  }

  #onInternal(message) {
    if (message.cmd === ACK) this.#onAcknowledged();
    else if (message.cmd === NACK) this.#onRefused();
    else if (message.cmd.startsWith('NODE_SOCKET_')) {
      require('internal/child_process/socket_list').onMessage(this, message);
    }
  }

  // ---- Sending ---------------------------------------------------------------------------

  /**
   * Sends a message, perhaps with a handle.
   * @returns {boolean} false: the sender should wait
   * @throws ERR_MISSING_ARGS, ERR_INVALID_ARG_TYPE, ERR_INVALID_HANDLE_TYPE
   */
  send(message, sent, options, callback) {
    checkMessage(message);
    if (typeof options === 'boolean') options = { swallowErrors: options };
    let kind = null;
    if (sent) {
      const { kindOf, kinds } = require('internal/child_process/handles');
      const type = kindOf(sent);
      kind = kinds[type];
      message = { cmd: HANDLE, type, msg: message };
    }
    const queue = this.target._handleQueue;
    if (queue && !isAnswer(message)) {
      queue.push({ message, sent, kind, options, callback });
      return queue.length === 1;
    }
    return this.#sendNow(message, sent, kind, options, callback);
  }

  #sendNow(message, sent, kind, options, callback) {
    let handle = null;
    if (kind !== null) {
      handle = kind.send(this, message, sent, options);
      if (handle === null) ({ msg: message } = message);
    }
    if (handle !== null) {
      this.#unacknowledged = { message, handle, kind, options, callback, retransmissions: 0 };
      this.target._handleQueue = [];
    }
    if (this.#isClosed) return this.#failed(new ERR_IPC_CHANNEL_CLOSED(), options, callback);
    return this.#write(message, handle, options, callback);
  }

  #write(message, handle, options, callback) {
    const data = this.#codec.encode(message);
    const encoding = typeof data === 'string' ? UTF8 : 0;
    const done = () => {
      this.control.unrefCounted();
      callback?.(null);
    };
    const result = handle === null ? this.#handle.write(data, encoding, done) :
      this.#handle.writeHandle(data, encoding, handle, done);
    if (result < 0) return this.#failed(errnoException(result, 'write'), options, callback);
    if (result === 1) this.control.refCounted();
    else if (callback) process.nextTick(callback, null);
    return this.#handle.writeQueueSize < MAX_QUEUE_SIZE;
  }

  #failed(error, options, callback) {
    if (this.#unacknowledged !== null) process.nextTick(() => this.#onAcknowledged());
    if (options.swallowErrors) return false;
    if (typeof callback === 'function') process.nextTick(callback, error);
    else process.nextTick(() => this.target.emit('error', error));
    return false;
  }

  // The receiver has the handle, or never will: ours is closed, unless it stays open.
  #settle() {
    const pending = this.#unacknowledged;
    if (pending === null) return;
    this.#unacknowledged = null;
    if (pending.kind.closesHandle && !pending.options.keepOpen) pending.handle.close();
  }

  #onAcknowledged() {
    this.#settle();
    this.#sendQueued();
    const { connected, _handleQueue } = this.target;
    if (!connected && !_handleQueue && !this.#isDisconnecting) this.#finishDisconnect();
  }

  #sendQueued() {
    const queue = this.target._handleQueue;
    this.target._handleQueue = null;
    for (let i = 0; queue !== null && i < queue.length; i++) {
      const { message, sent, kind, options, callback } = queue[i];
      if (this.target._handleQueue) {
        this.target._handleQueue.push(queue[i]); // behind another handle
      } else {
        this.#sendNow(message, sent, kind, options, callback);
      }
    }
  }

  /** The receiver did not get the handle: again, a few times. */
  #onRefused() {
    const pending = this.#unacknowledged;
    if (pending === null) return;
    if (pending.retransmissions++ < MAX_RETRANSMISSIONS) {
      this.#write(pending.message, pending.handle, pending.options, undefined);
      return;
    }
    process.emitWarning('Handle did not reach the receiving process correctly',
                        'SentHandleNotReceivedWarning');
    this.#onAcknowledged();
  }

  // ---- The end ---------------------------------------------------------------------------

  /** Closes the channel after what is being done and what waits behind a handle. */
  disconnect() {
    this.target.connected = false;
    if (!this.target._handleQueue) this.#finishDisconnect();
  }

  #finishDisconnect() {
    const { target } = this;
    this.#isDisconnecting = true;
    target.connected = false;
    target.channel = null;
    let isFinished = false;
    const finish = () => {
      if (isFinished) return;
      isFinished = true;
      this.#close();
      target.emit('disconnect');
    };
    if (this.#codec.isWaiting && !this.#isClosed) {
      target.once('message', finish);
      target.once('internalMessage', finish);
      this.#onWaitOver = finish;
    } else {
      process.nextTick(finish);
    }
  }

  #close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#settle();
    this.#handle.onread = nop;
    this.#handle.close(this.#onClose);
    this.#onWaitOver?.();
  }
}

function isAnswer(message) {
  return message !== null && typeof message === 'object' &&
    (message.cmd === ACK || message.cmd === NACK);
}

/** The public methods; they are own properties, as Node's are. */
function addMethods(target, channel) {
  target.send = function(message, handle, options, callback) {
    if (typeof handle === 'function') {
      callback = handle;
      handle = undefined;
      options = undefined;
    } else if (typeof options === 'function') {
      callback = options;
      options = undefined;
    } else if (options !== undefined) {
      validateObject(options, 'options');
    }
    options = { swallowErrors: false, ...options };
    if (this.connected) return this._send(message, handle, options, callback);
    const error = new ERR_IPC_CHANNEL_CLOSED();
    if (typeof callback === 'function') process.nextTick(callback, error);
    else process.nextTick(() => this.emit('error', error));
    return false;
  };
  target._send = (message, handle, options = {}, callback = undefined) =>
    channel.send(message, handle, options, callback);
  target.disconnect = function() {
    if (!this.connected) {
      this.emit('error', new ERR_IPC_DISCONNECTED());
      return;
    }
    this._disconnect();
  };
  target._disconnect = () => channel.disconnect();
}

/**
 * Gives a target its channel.
 * @param {ChildProcess|process} target
 * @param {Pipe} handle open, for IPC
 * @param {string} serialization 'json' or 'advanced'
 * @param {() => void} [onClose] called when the channel is closed
 * @returns {Control}
 */
function setupChannel(target, handle, serialization, onClose = undefined) {
  const channel = new Channel(target, handle, serialization, onClose);
  target.channel = channel.control;
  target._handleQueue = null;
  target._pendingMessage = null;
  addMethods(target, channel);
  target.connected = true;
  return channel.control;
}

module.exports = { setupChannel };

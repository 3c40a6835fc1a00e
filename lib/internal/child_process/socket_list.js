// SPDX-License-Identifier: MIT
//
// Connections of a server that were sent through a channel. The server still counts them, and
// waits for them when it closes: it asks the process that has them. The names of the questions
// are part of the channel's format.
'use strict';

const EventEmitter = require('events');
const { codes: { ERR_CHILD_CLOSED_BEFORE_REPLY } } = require('internal/errors');

const NOTIFY_CLOSE = 'NODE_SOCKET_NOTIFY_CLOSE';
const ALL_CLOSED = 'NODE_SOCKET_ALL_CLOSED';
const GET_COUNT = 'NODE_SOCKET_GET_COUNT';
const COUNT = 'NODE_SOCKET_COUNT';

const QUIETLY = { swallowErrors: true };

/** The sender's side: what server._workers holds. */
class SentSockets extends EventEmitter {
  constructor(target, key) {
    super();
    this.target = target;
    this.key = key;
    target.once('exit', () => this.emit('exit', this));
  }

  #ask(question, answer, onAnswer) {
    const { target, key } = this;
    if (!target.connected) {
      onAnswer(null, undefined);
      return;
    }
    const listen = (message) => {
      if (message.cmd !== answer || message.key !== key) return;
      stop();
      onAnswer(null, message);
    };
    const onDisconnect = () => {
      stop();
      onAnswer(new ERR_CHILD_CLOSED_BEFORE_REPLY(), undefined);
    };
    const stop = () => {
      target.removeListener('internalMessage', listen);
      target.removeListener('disconnect', onDisconnect);
    };
    target.on('internalMessage', listen);
    target.once('disconnect', onDisconnect);
    target._send({ cmd: question, key }, undefined, QUIETLY);
  }

  /** Calls back when none of the sockets is open any more. */
  close(callback) {
    this.#ask(NOTIFY_CLOSE, ALL_CLOSED, (error) => callback(error, this));
  }

  /** @param {(error: ?Error, count: number) => void} callback */
  getConnections(callback) {
    this.#ask(GET_COUNT, COUNT, (error, message) => callback(error, message?.count ?? 0));
  }
}

/** The receiver's side. */
class ReceivedSockets {
  constructor(target, key) {
    this.target = target;
    this.key = key;
    this.count = 0;
    this.isAsked = false; // whether the sender waits for the last one
  }

  add(socket) {
    this.count++;
    socket.once('close', () => {
      this.count--;
      this.answerIfEmpty();
    });
  }

  answerIfEmpty() {
    if (this.count > 0 || !this.isAsked) return;
    this.isAsked = false;
    this.#answer({ cmd: ALL_CLOSED, key: this.key });
  }

  answerCount() {
    this.#answer({ cmd: COUNT, key: this.key, count: this.count });
  }

  #answer(message) {
    if (this.target.connected) this.target._send(message, undefined, QUIETLY);
  }
}

/**
 * Takes note of a server's socket that is being sent.
 * @returns {string} the server's key
 */
function track(channel, socket, options) {
  const { server } = socket;
  const key = server._connectionKey;
  if (!channel.sentSockets.has(key)) {
    const list = new SentSockets(channel.target, key);
    channel.sentSockets.set(key, list);
    server._setupWorker(list);
  }
  if (!options.keepOpen) server._connections--;
  return key;
}

/** Takes note of a socket that was received. */
function adopt(channel, socket, key) {
  let list = channel.receivedSockets.get(key);
  if (list === undefined) {
    list = new ReceivedSockets(channel.target, key);
    channel.receivedSockets.set(key, list);
  }
  list.add(socket);
}

/** Answers the sender's questions. */
function onMessage(channel, { cmd, key }) {
  const list = channel.receivedSockets.get(key);
  if (list === undefined) return;
  if (cmd === GET_COUNT) {
    list.answerCount();
  } else if (cmd === NOTIFY_CLOSE) {
    list.isAsked = true;
    list.answerIfEmpty();
  }
}

module.exports = { adopt, onMessage, track };

// SPDX-License-Identifier: MIT
//
// The talk between the primary and its workers: internal messages with a number (`seq`); an
// answer names the number of its question (`ack`).
'use strict';

const callbacks = new Map(); // seq -> what takes the answer
let seq = 0;

/**
 * Sends a message.
 * @param {ChildProcess|process} peer
 * @param {object} message
 * @param {object} [handle]
 * @param {(answer: object, handle: object) => void} [callback]
 * @returns {boolean} false: the peer is not connected, or should not be sent more for now
 */
function sendMessage(peer, message, handle, callback) {
  if (!peer.connected) return false;
  if (callback !== undefined) callbacks.set(seq, callback);
  return peer.send({ cmd: 'NODE_CLUSTER', ...message, seq: seq++ }, handle);
}

/**
 * A listener of 'internalMessage' that gives answers to those who asked.
 * @param {(message: object, handle: object) => void} onMessage takes what is no answer
 */
function listener(onMessage) {
  return (message, handle) => {
    if (message.cmd !== 'NODE_CLUSTER') return;
    const callback = message.ack === undefined ? undefined : callbacks.get(message.ack);
    if (callback === undefined) {
      onMessage(message, handle);
    } else {
      callbacks.delete(message.ack);
      callback(message, handle);
    }
  };
}

module.exports = { listener, sendMessage };

// SPDX-License-Identifier: MIT
//
// Chunks on loan. Each chunk of 64 kB that becomes garbage brings the next collection nearer, and
// a fresh one has to be mapped and zeroed. A pipe whose two ends forget a chunk once it is written
// gives it back to the source, which reads into it again.
//
// That is right only while nobody else has seen any of the source's memory: the chunk goes from a
// source whose methods are its class's own, by the only listener of 'data', to a destination that
// says it forgets; nobody called read(); and all bytes that were read so far either went that way
// or are still waiting in the source, a sum that every other listener, push() and unshift() break
// for good. A pipe that once cannot lend goes on as any other.
'use strict';

const { emit } = require('events').prototype;
const { read, push } = require('internal/streams/readable').prototype;
const { write } = require('internal/streams/writable').prototype;
const { kForgets, kReadByHand, kState } = require('internal/streams/state');

const kMaxSpare = 4;

// source -> { spare: Buffer[], lent: number of bytes }
const accounts = new WeakMap();

function accountOf(source) {
  let account = accounts.get(source);
  if (account === undefined) accounts.set(source, account = { spare: [], lent: 0 });
  return account;
}

function isUntouched(source) {
  return source.emit === emit && source.read === read && source.push === push;
}

/**
 * The body of kLend.
 * @param {Readable} source
 * @param {number} bytesRead bytes that the source has pushed so far
 * @param {Buffer} chunk what it emits now
 * @param {Writable} dest
 * @param {Function} ondata the listener of 'data' that asks
 * @returns {((error?: Error) => void)|undefined} the callback for dest.write()
 */
function lend(source, bytesRead, chunk, dest, ondata) {
  const account = accountOf(source);
  const state = source._readableState;
  if (bytesRead !== account.lent + state.length + chunk.length ||
      (state[kState] & kReadByHand) !== 0 ||
      source._events.data !== ondata || !isUntouched(source) ||
      dest.write !== write || dest[kForgets]?.() !== true) {
    return undefined;
  }
  account.lent += chunk.length;
  return (error) => {
    if (!error && account.spare.length < kMaxSpare) account.spare.push(chunk);
  };
}

/**
 * A chunk to read into.
 * @param {Readable} source
 * @param {number} size in bytes
 * @returns {Buffer|undefined} undefined if none of that size came back
 */
function takeSpare(source, size) {
  const chunk = accounts.get(source)?.spare.pop();
  return chunk?.length === size ? chunk : undefined;
}

module.exports = { lend, takeSpare };

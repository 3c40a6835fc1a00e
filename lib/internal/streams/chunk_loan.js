// SPDX-License-Identifier: MIT
//
// Chunks on loan. Each chunk of 64 kB that becomes garbage brings the next collection nearer, and
// a fresh one has to be mapped and zeroed. A pipe whose two ends forget a chunk once it is written
// gives it back, and any source reads into it again.
//
// That is right only while nobody else has seen any of the source's memory: the chunk goes from a
// source whose methods are its class's own, by the only listener of 'data', to a destination that
// says it forgets; nobody called read(); and all bytes that were read so far either went that way
// or are still waiting in the source, a sum that every other listener, push() and unshift() break
// for good. A pipe that once cannot lend goes on as any other.
'use strict';

const { emit } = require('events').prototype;
const { read, push } = require('internal/streams/readable').prototype;
const { kForgets, kReadByHand, kState } = require('internal/streams/state');

const kMaxSpareBytes = 2 ** 21;

const spare = []; // chunks that came back, and that nobody else has seen
let spareBytes = 0;
const lentBytes = new WeakMap(); // source -> number of bytes

/**
 * Keeps a chunk for another read.
 * @param {Buffer} chunk with a memory of its own, which no program has seen
 */
function giveSpare(chunk) {
  if (spareBytes + chunk.length > kMaxSpareBytes) return;
  spareBytes += chunk.length;
  spare.push(chunk);
}

/**
 * A chunk to read into.
 * @param {number} size in bytes
 * @returns {Buffer|undefined} undefined if none of that size came back
 */
function takeSpare(size) {
  for (let i = spare.length - 1; i >= 0; i--) {
    const chunk = spare[i];
    if (chunk.length !== size) continue;
    spare[i] = spare[spare.length - 1];
    spare.pop();
    spareBytes -= size;
    return chunk;
  }
  return undefined;
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
  const lent = lentBytes.get(source) ?? 0;
  const state = source._readableState;
  if (bytesRead !== lent + state.length + chunk.length ||
      (state[kState] & kReadByHand) !== 0 ||
      source._events.data !== ondata || !isUntouched(source) || dest[kForgets]?.() !== true) {
    return undefined;
  }
  lentBytes.set(source, lent + chunk.length);
  return (error) => {
    if (!error) giveSpare(chunk);
  };
}

module.exports = { giveSpare, lend, takeSpare };

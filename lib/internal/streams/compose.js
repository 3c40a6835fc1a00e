// SPDX-License-Identifier: MIT
//
// compose(): a pipeline seen as one duplex stream, which is written at the head and read at the
// tail.
'use strict';

const {
  AbortError, codes: { ERR_INVALID_ARG_VALUE, ERR_MISSING_ARGS },
} = require('internal/errors');
const { pipeline } = require('internal/streams/pipeline');
const { destroyer } = require('internal/streams/destroy');
const { eos } = require('internal/streams/end_of_stream');
const Duplex = require('internal/streams/duplex');
const {
  isNodeStream,
  isReadable,
  isReadableStream,
  isTransformStream,
  isWebStream,
  isWritable,
  isWritableStream,
} = require('internal/streams/utils');

function canRead(stream) {
  return isReadable(stream) || isReadableStream(stream) || isTransformStream(stream);
}

function canWrite(stream) {
  return isWritable(stream) || isWritableStream(stream) || isTransformStream(stream);
}

function checkStreams(streams, originals) {
  for (let i = 0; i < streams.length; i++) {
    if (!isNodeStream(streams[i]) && !isWebStream(streams[i])) continue;
    if (i < streams.length - 1 && !canRead(streams[i])) {
      throw new ERR_INVALID_ARG_VALUE(`streams[${i}]`, originals[i], 'must be readable');
    }
    if (i > 0 && !canWrite(streams[i])) {
      throw new ERR_INVALID_ARG_VALUE(`streams[${i}]`, originals[i], 'must be writable');
    }
  }
}

class ComposedDuplex extends Duplex {
  constructor(options) {
    super(options);
    this.onDrainCallback = null;
    this.onFinishCallback = null;
    this.onReadableCallback = null;
    this.onCloseCallback = null;
    this.pipelineDone = false;
    this.tail = null;
  }

  /** Takes the waiting callback out of a field and calls it. */
  release(field, ...args) {
    const callback = this[field];
    if (callback === null) return false;
    this[field] = null;
    callback(...args);
    return true;
  }

  onPipelineDone(error) {
    this.pipelineDone = true;
    if (this.release('onCloseCallback', error)) return;
    if (error) this.destroy(error);
    else if (this._readableState.readable === false && this._writableState.writable === false) {
      this.destroy();
    }
  }

  _destroy(error, callback) {
    if (!error && !this.pipelineDone) error = new AbortError();
    this.onReadableCallback = null;
    this.onDrainCallback = null;
    this.onFinishCallback = null;
    if (this.pipelineDone) {
      callback(error);
      return;
    }
    this.onCloseCallback = callback;
    if (isNodeStream(this.tail)) destroyer(this.tail, error);
  }

  writeToNode(head, tail) {
    this._write = (chunk, encoding, callback) => {
      if (head.write(chunk, encoding)) callback();
      else this.onDrainCallback = callback;
    };
    this._final = (callback) => {
      head.end();
      this.onFinishCallback = callback;
    };
    head.on('drain', () => this.release('onDrainCallback'));
    this.finishWith(tail);
  }

  writeToWeb(head, tail) {
    const writer = (isTransformStream(head) ? head.writable : head).getWriter();
    this._write = async (chunk, encoding, callback) => {
      try {
        await writer.ready;
        writer.write(chunk).catch(() => {});
        callback();
      } catch (error) {
        callback(error);
      }
    };
    this._final = async (callback) => {
      try {
        await writer.ready;
        writer.close().catch(() => {});
        this.onFinishCallback = callback;
      } catch (error) {
        callback(error);
      }
    };
    this.finishWith(tail);
  }

  finishWith(tail) {
    eos(isTransformStream(tail) ? tail.readable : tail, () => {
      this.release('onFinishCallback');
    });
  }

  readFromNode(tail) {
    tail.on('readable', () => this.release('onReadableCallback'));
    tail.on('end', () => this.push(null));
    this._read = () => {
      while (true) {
        const chunk = tail.read();
        if (chunk === null) {
          this.onReadableCallback = this._read;
          return;
        }
        if (!this.push(chunk)) return;
      }
    };
  }

  readFromWeb(tail) {
    const reader = (isTransformStream(tail) ? tail.readable : tail).getReader();
    this._read = async () => {
      while (true) {
        try {
          const { value, done } = await reader.read();
          if (done) {
            this.push(null);
            return;
          }
          if (!this.push(value)) return;
        } catch {
          return;
        }
      }
    };
  }
}

/**
 * @param {...any} streams Streams, iterables and generator functions.
 * @returns {Duplex}
 */
function compose(...streams) {
  if (streams.length === 0) throw new ERR_MISSING_ARGS('streams');
  if (streams.length === 1) return Duplex.from(streams[0]);
  const originals = [...streams];
  if (typeof streams[0] === 'function') streams[0] = Duplex.from(streams[0]);
  const last = streams.length - 1;
  if (typeof streams[last] === 'function') streams[last] = Duplex.from(streams[last]);
  checkStreams(streams, originals);

  let composed;
  const head = streams[0];
  const tail = pipeline(streams, (error) => composed.onPipelineDone(error));
  const writable = !!canWrite(head);
  const readable = !!canRead(tail);
  composed = new ComposedDuplex({
    // A stream in the middle may be in object mode when neither end is.
    writableObjectMode: !!head?.writableObjectMode,
    readableObjectMode: !!tail?.readableObjectMode,
    writable,
    readable,
  });
  composed.tail = tail;
  if (writable) {
    if (isNodeStream(head)) composed.writeToNode(head, tail);
    else if (isWebStream(head)) composed.writeToWeb(head, tail);
  }
  if (readable) {
    if (isNodeStream(tail)) composed.readFromNode(tail);
    else if (isWebStream(tail)) composed.readFromWeb(tail);
  }
  return composed;
}

module.exports = { compose };

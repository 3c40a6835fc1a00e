// SPDX-License-Identifier: MIT
//
// Where the compressed bytes of a ZIP entry are: in memory, in an archive in memory, in a file, or
// still to come from a stream.  All have readSync(), read() and chunks(); memory() is null unless
// the bytes are at hand.
'use strict';

const { FastBuffer } = require('internal/buffer');
const {
  codes: { ERR_INVALID_STATE, ERR_ZIP_INVALID_ARCHIVE },
} = require('internal/errors');
const { LOCAL_SIZE, checkLocal, localLength } = require('internal/zip/format');

/** Bytes of our own. */
class MemorySource {
  #bytes;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  memory() {
    return this.#bytes;
  }

  readSync() {
    return this.memory();
  }

  async read() {
    return this.memory();
  }

  * chunksSync() {
    const bytes = this.memory();
    if (bytes.length > 0) yield bytes;
  }

  async * chunks() {
    yield* this.chunksSync();
  }

  /** The extra fields of the local header, if there is one. */
  localExtra() {
    return undefined;
  }
}

/** A range of an archive in memory; its local header is read when its bytes are asked for. */
class ArchiveSource extends MemorySource {
  #archive;
  #offset;
  #fields;

  constructor(archive, offset, fields) {
    super(null);
    this.#archive = archive;
    this.#offset = offset;
    this.#fields = fields;
  }

  #header() {
    const rest = this.#archive.subarray(this.#offset);
    const length = localLength(rest);
    if (length > rest.length) {
      throw new ERR_ZIP_INVALID_ARCHIVE('local file header is out of bounds');
    }
    return rest.subarray(0, length);
  }

  memory() {
    const header = this.#header();
    checkLocal(header, this.#fields);
    const start = this.#offset + header.length;
    const end = start + this.#fields.compressedSize;
    if (end > this.#archive.length) {
      throw new ERR_ZIP_INVALID_ARCHIVE('entry data is out of bounds');
    }
    return this.#archive.subarray(start, end);
  }

  localExtra() {
    return checkLocal(this.#header(), this.#fields);
  }
}

const kChunkSize = 64 * 1024;

/** A range of an open file. */
class FileSource {
  #file;
  #offset;
  #fields;

  /**
   * @param {{ readSync: Function, read: Function, size: () => number }} file
   * @param {number} offset of the local header
   * @param {object} fields
   */
  constructor(file, offset, fields) {
    this.#file = file;
    this.#offset = offset;
    this.#fields = fields;
  }

  /** Where the local header is; changes when the archive is rewritten elsewhere. */
  get offset() {
    return this.#offset;
  }

  memory() {
    return null;
  }

  #headerSync() {
    const fixed = this.#file.readSync(this.#offset, LOCAL_SIZE);
    return this.#file.readSync(this.#offset, localLength(fixed));
  }

  // The range of the data behind a header.
  #range(header) {
    checkLocal(header, this.#fields);
    const start = this.#offset + header.length;
    if (start + this.#fields.compressedSize > this.#file.size()) {
      throw new ERR_ZIP_INVALID_ARCHIVE('entry data is out of bounds');
    }
    return [start, this.#fields.compressedSize];
  }

  readSync() {
    return this.#file.readSync(...this.#range(this.#headerSync()));
  }

  async #findRange() {
    const fixed = await this.#file.read(this.#offset, LOCAL_SIZE);
    return this.#range(await this.#file.read(this.#offset, localLength(fixed)));
  }

  async read() {
    return this.#file.read(...await this.#findRange());
  }

  * chunksSync() {
    const [start, length] = this.#range(this.#headerSync());
    for (let at = 0; at < length; at += kChunkSize) {
      yield this.#file.readSync(start + at, Math.min(kChunkSize, length - at));
    }
  }

  async * chunks() {
    const [start, length] = await this.#findRange();
    for (let at = 0; at < length; at += kChunkSize) {
      yield await this.#file.read(start + at, Math.min(kChunkSize, length - at));
    }
  }

  localExtra() {
    try {
      return checkLocal(this.#headerSync(), this.#fields);
    } catch {
      return undefined;
    }
  }
}

/** Content that is read once, while the archive is written. */
class StreamSource {
  #iterable;
  #isUsed = false;

  constructor(iterable) {
    this.#iterable = iterable;
  }

  memory() {
    return null;
  }

  readSync() {
    throw new ERR_INVALID_STATE('this streaming entry has not finished serializing yet');
  }

  async read() {
    return this.readSync();
  }

  chunksSync() {
    throw new ERR_INVALID_STATE('a streaming entry cannot be serialized synchronously');
  }

  async * chunks() {
    this.readSync();
  }

  localExtra() {
    return undefined;
  }

  /** The uncompressed content; once. */
  take() {
    if (this.#isUsed) throw new ERR_INVALID_STATE('this streaming entry was already consumed');
    this.#isUsed = true;
    return this.#iterable;
  }

  /** Lets go of what the content would have come from. */
  async dispose() {
    if (this.#isUsed) return;
    this.#isUsed = true;
    const iterable = this.#iterable;
    if (typeof iterable?.destroy === 'function') iterable.destroy();
    else await iterable?.return?.();
  }
}

/** A view of data as a Buffer. */
function toBuffer(data) {
  return ArrayBuffer.isView(data) ?
    new FastBuffer(data.buffer, data.byteOffset, data.byteLength) : new FastBuffer(data);
}

module.exports = { ArchiveSource, FileSource, MemorySource, StreamSource, toBuffer };

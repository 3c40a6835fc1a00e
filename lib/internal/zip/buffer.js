// SPDX-License-Identifier: MIT
//
// ZipBuffer: the entries of a ZIP archive in memory.  The archive's bytes are not copied and not
// changed; toBuffer() makes a new archive of the entries there are.
'use strict';

const { Buffer, isAnyArrayBuffer } = require('internal/buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_ZIP_ENTRY_NOT_FOUND },
} = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const { checkEntry, readOptions, serialize, serializeSync } = require('internal/zip/archive');
const { ZipEntry, makeEntry, warn } = require('internal/zip/entry');
const { readDirectory, readEnd } = require('internal/zip/format');
const { ArchiveSource, toBuffer } = require('internal/zip/source');
const { decodeText } = require('internal/zip/text');

class ZipBuffer {
  #entries = new Map(); // by name
  #comment;

  /** @param {ArrayBuffer|ArrayBufferView} buffer a whole archive */
  constructor(buffer) {
    warn();
    if (!ArrayBuffer.isView(buffer) && !isAnyArrayBuffer(buffer)) {
      throw new ERR_INVALID_ARG_TYPE(
        'buffer', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], buffer);
    }
    const archive = toBuffer(buffer);
    const { count, size, position, shift, comment } = readEnd(archive, archive.length);
    const directory = archive.subarray(position, position + size);
    for (const { fields, offset } of readDirectory(directory, count)) {
      this.addEntry(makeEntry(fields, new ArchiveSource(archive, offset + shift, fields)));
    }
    this.#comment = comment;
  }

  /** Whether entries can be added: always. */
  get writable() {
    return true;
  }

  get comment() {
    return decodeText(this.#comment);
  }

  has(name) {
    validateString(name, 'name');
    return this.#entries.has(name);
  }

  /** @throws ERR_ZIP_ENTRY_NOT_FOUND */
  get(name) {
    validateString(name, 'name');
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new ERR_ZIP_ENTRY_NOT_FOUND(name);
    return entry;
  }

  /** Adds an entry in the place of one of the same name. */
  addEntry(entry) {
    checkEntry(entry);
    this.#entries.set(entry.name, entry);
    return entry;
  }

  /** Adds an entry with the given content; see ZipEntry.create(). */
  async add(filename, data, options) {
    return this.addEntry(await ZipEntry.create(filename, data, options));
  }

  /** add() at once. */
  addSync(filename, data, options) {
    return this.addEntry(ZipEntry.createSync(filename, data, options));
  }

  delete(name) {
    validateString(name, 'name');
    return this.#entries.delete(name);
  }

  clear() {
    this.#entries.clear();
  }

  keys() {
    return this.#entries.keys();
  }

  values() {
    return this.#entries.values();
  }

  entries() {
    return this.#entries.entries();
  }

  get size() {
    return this.#entries.size;
  }

  forEach(callback, thisArg) {
    validateFunction(callback, 'callback');
    for (const [name, entry] of this.#entries) callback.call(thisArg, entry, name, this);
  }

  /**
   * A new archive of the entries.
   * @param {string|{ comment?: string, baseOffset?: number }} [options]
   * @returns {Promise<Buffer>}
   */
  async toBuffer(options) {
    const chunks = [];
    const settings = readOptions(options, this.#comment);
    for await (const chunk of serialize([...this.values()], settings)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** toBuffer() at once. */
  toBufferSync(options) {
    return Buffer.concat([...serializeSync(this.values(), readOptions(options, this.#comment))]);
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  [Symbol.dispose]() {
    this.clear();
  }
}

Object.defineProperty(ZipBuffer.prototype, Symbol.toStringTag, {
  value: 'ZipBuffer', configurable: true,
});

module.exports = { ZipBuffer };

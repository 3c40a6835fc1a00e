// SPDX-License-Identifier: MIT
//
// ZipFile: the entries of a ZIP archive on disk.
//
// Only the directory is read when it is opened; content is read when it is asked for.  An entry
// that is added overwrites the directory, which is then written anew behind it; what is deleted or
// replaced stays as dead space.  Asynchronous changes happen one after another; synchronous ones
// are refused while any is under way.
'use strict';

const { Buffer } = require('internal/buffer');
const {
  codes: {
    ERR_ILLEGAL_CONSTRUCTOR,
    ERR_INVALID_STATE,
    ERR_ZIP_ARCHIVE_TOO_LARGE,
    ERR_ZIP_ENTRY_NOT_FOUND,
    ERR_ZIP_INVALID_ARCHIVE,
    ERR_ZIP_NOT_WRITABLE,
  },
} = require('internal/errors');
const { promisify } = require('internal/util');
const { validateBoolean, validateFunction, validateString } = require('internal/validators');
const {
  checkEntry,
  readOptions,
  serialize,
  serializeEntry,
  serializeEntrySync,
  serializeSync,
} = require('internal/zip/archive');
const { ZipEntry, makeEntry, replaceSource, sourceOf, warn } = require('internal/zip/entry');
const {
  END64_SIZE,
  END_SIZE,
  LOCATOR64_SIZE,
  MAX_COMMENT,
  centralHeader,
  endRecords,
  readDirectory,
  readEnd,
} = require('internal/zip/format');
const { FileSource, StreamSource } = require('internal/zip/source');
const { decodeText } = require('internal/zip/text');

const kCreate = Symbol('kCreate');
const kMaxTail = END_SIZE + MAX_COMMENT + END64_SIZE + LOCATOR64_SIZE;
const kMaxDirectory = 2 ** 31 - 1;

/** A file descriptor with positioned reads and writes of whole ranges. */
class Descriptor {
  #fd;
  #size;
  #fs = require('fs');

  constructor(fd, size) {
    this.#fd = fd;
    this.#size = size;
  }

  size() {
    return this.#size;
  }

  #check() {
    if (this.#fd === null) {
      throw new ERR_INVALID_STATE(
        'cannot read a ZipEntry after its backing ZipFile has been closed');
    }
  }

  #range(offset, length) {
    this.#check();
    if (offset + length > this.#size) {
      throw new ERR_ZIP_INVALID_ARCHIVE('local file header is out of bounds');
    }
    return Buffer.allocUnsafe(length);
  }

  readSync(offset, length) {
    const buffer = this.#range(offset, length);
    for (let done = 0; done < length;) {
      const n = this.#fs.readSync(this.#fd, buffer, done, length - done, offset + done);
      if (n === 0) throw new ERR_ZIP_INVALID_ARCHIVE('the file was truncated');
      done += n;
    }
    return buffer;
  }

  async read(offset, length) {
    const buffer = this.#range(offset, length);
    const read = promisify(this.#fs.read);
    for (let done = 0; done < length;) {
      const { bytesRead } = await read(this.#fd, buffer, done, length - done, offset + done);
      if (bytesRead === 0) throw new ERR_ZIP_INVALID_ARCHIVE('the file was truncated');
      done += bytesRead;
    }
    return buffer;
  }

  writeSync(bytes, offset) {
    for (let done = 0; done < bytes.length;) {
      done += this.#fs.writeSync(this.#fd, bytes, done, bytes.length - done, offset + done);
    }
  }

  async write(bytes, offset) {
    const write = promisify(this.#fs.write);
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } =
        await write(this.#fd, bytes, done, bytes.length - done, offset + done);
      done += bytesWritten;
    }
  }

  truncateSync(size) {
    this.#fs.ftruncateSync(this.#fd, size);
    this.#size = size;
  }

  async truncate(size) {
    await promisify(this.#fs.ftruncate)(this.#fd, size);
    this.#size = size;
  }

  closeSync() {
    const fd = this.#fd;
    this.#fd = null;
    this.#fs.closeSync(fd);
  }

  async close() {
    const fd = this.#fd;
    this.#fd = null;
    await promisify(this.#fs.close)(fd);
  }
}

function checkOpen(filename, options) {
  warn();
  validateString(filename, 'filename');
  const writable = options?.writable ?? false;
  validateBoolean(writable, 'options.writable');
  return writable;
}

// The end of an archive, from its last bytes, and where its directory is.
function checkEnd(end) {
  if (end.size > kMaxDirectory) {
    throw new ERR_ZIP_ARCHIVE_TOO_LARGE('the central directory is too large to be read');
  }
  return end;
}

class ZipFile {
  #file;
  #writable;
  #entries = new Map(); // name -> { fields, offset }, offset of the local header in the file
  #comment;
  #position; // of the directory: where the next entry goes
  #shift; // what precedes the archive in the file
  #isClosed = false;
  #pending = 0; // asynchronous changes that have not settled
  #last = Promise.resolve(); // the last of them

  constructor(key, file, writable, end, directory) {
    if (key !== kCreate) throw new ERR_ILLEGAL_CONSTRUCTOR();
    this.#file = file;
    this.#writable = writable;
    this.#comment = end.comment;
    this.#position = end.position;
    this.#shift = end.shift;
    for (const { fields, offset } of readDirectory(directory, end.count)) {
      const record = { fields, offset: offset + end.shift };
      this.#entries.set(this.#entryOf(record).name, record);
    }
  }

  /**
   * Opens an archive.
   * @param {string} filename
   * @param {{ writable?: boolean }} [options]
   * @returns {Promise<ZipFile>}
   */
  static async open(filename, options) {
    const writable = checkOpen(filename, options);
    const fs = require('fs');
    const fd = await promisify(fs.open)(filename, writable ? 'r+' : 'r');
    let file;
    try {
      const { size } = await promisify(fs.fstat)(fd);
      file = new Descriptor(fd, size);
      const length = Math.min(size, kMaxTail);
      const end = checkEnd(readEnd(await file.read(size - length, length), size));
      return new ZipFile(kCreate, file, writable, end, await file.read(end.position, end.size));
    } catch (error) {
      await promisify(fs.close)(fd);
      throw error;
    }
  }

  /** open() at once. */
  static openSync(filename, options) {
    const writable = checkOpen(filename, options);
    const fs = require('fs');
    const fd = fs.openSync(filename, writable ? 'r+' : 'r');
    try {
      const { size } = fs.fstatSync(fd);
      const file = new Descriptor(fd, size);
      const length = Math.min(size, kMaxTail);
      const end = checkEnd(readEnd(file.readSync(size - length, length), size));
      return new ZipFile(kCreate, file, writable, end, file.readSync(end.position, end.size));
    } catch (error) {
      fs.closeSync(fd);
      throw error;
    }
  }

  // ---- Reading ----

  #check() {
    if (this.#isClosed) throw new ERR_INVALID_STATE('the ZipFile has been closed');
  }

  #entryOf({ fields, offset }) {
    return makeEntry(fields, new FileSource(this.#file, offset, fields));
  }

  get writable() {
    return this.#writable;
  }

  get comment() {
    return decodeText(this.#comment);
  }

  has(name) {
    this.#check();
    validateString(name, 'name');
    return this.#entries.has(name);
  }

  /** The entry of that name, which reads from the file while this is open. */
  async get(name) {
    return this.getSync(name);
  }

  /** @throws ERR_ZIP_ENTRY_NOT_FOUND */
  getSync(name) {
    this.#check();
    validateString(name, 'name');
    const record = this.#entries.get(name);
    if (record === undefined) throw new ERR_ZIP_ENTRY_NOT_FOUND(name);
    return this.#entryOf(record);
  }

  /** A stream of an entry's content. */
  async stream(name, options) {
    const { Readable } = require('stream');
    return Readable.from(this.getSync(name).contentIterator(options));
  }

  keys() {
    this.#check();
    return this.#entries.keys();
  }

  * #each(convert) {
    for (const [name, record] of this.#entries) yield convert(name, this.#entryOf(record));
  }

  values() {
    this.#check();
    return this.#each((name, entry) => Promise.resolve(entry));
  }

  valuesSync() {
    this.#check();
    return this.#each((name, entry) => entry);
  }

  entries() {
    this.#check();
    return this.#each((name, entry) => [name, Promise.resolve(entry)]);
  }

  entriesSync() {
    this.#check();
    return this.#each((name, entry) => [name, entry]);
  }

  get size() {
    this.#check();
    return this.#entries.size;
  }

  forEach(callback, thisArg) {
    validateFunction(callback, 'callback');
    for (const [name, entry] of this.entries()) callback.call(thisArg, entry, name, this);
  }

  forEachSync(callback, thisArg) {
    validateFunction(callback, 'callback');
    for (const [name, entry] of this.entriesSync()) callback.call(thisArg, entry, name, this);
  }

  /** A stream of a new archive of the entries, without dead space. */
  compact(comment) {
    this.#check();
    const { Readable } = require('stream');
    return Readable.from(serialize([...this.valuesSync()], readOptions(comment, this.#comment)));
  }

  /** compact() at once. */
  compactSync(comment) {
    this.#checkSync();
    return Buffer.concat([...serializeSync(this.valuesSync(),
                                           readOptions(comment, this.#comment))]);
  }

  // ---- Changing ----

  #checkWritable() {
    this.#check();
    if (!this.#writable) throw new ERR_ZIP_NOT_WRITABLE();
  }

  #checkSync() {
    this.#check();
    if (this.#pending > 0) {
      throw new ERR_INVALID_STATE(
        'cannot call a synchronous ZipFile method while an asynchronous add(), addEntry(), ' +
        'delete(), or close() call has not settled yet');
    }
  }

  // Runs a change when those before it have settled.
  async #enqueue(change) {
    this.#pending++;
    const before = this.#last;
    let settle;
    this.#last = new Promise((resolve) => { settle = resolve; });
    try {
      await before;
      return await change();
    } finally {
      this.#pending--;
      settle();
    }
  }

  // The directory as it would be written at a position.
  #directory(position) {
    const records = [];
    for (const { fields, offset } of this.#entries.values()) {
      records.push(centralHeader(fields, offset - this.#shift));
    }
    const directory = Buffer.concat(records);
    return Buffer.concat([directory, endRecords(
      records.length, directory.length, position - this.#shift, this.#comment)]);
  }

  async #writeDirectory(position) {
    const directory = this.#directory(position);
    await this.#file.write(directory, position);
    await this.#file.truncate(position + directory.length);
    this.#position = position;
  }

  #writeDirectorySync(position) {
    const directory = this.#directory(position);
    this.#file.writeSync(directory, position);
    this.#file.truncateSync(position + directory.length);
    this.#position = position;
  }

  // Lists an entry that was written at an offset; a stream's entry can be read from there now.
  #list(entry, fields, offset) {
    this.#entries.delete(entry.name);
    this.#entries.set(entry.name, { fields, offset });
    if (sourceOf(entry) instanceof StreamSource) {
      replaceSource(entry, new FileSource(this.#file, offset, fields));
    }
  }

  /**
   * Writes an entry in the place of one of the same name.
   * @param {ZipEntry} entry
   * @returns {Promise<ZipEntry>} entry
   */
  async addEntry(entry) {
    this.#checkWritable();
    checkEntry(entry);
    return this.#enqueue(async () => {
      this.#checkWritable();
      const offset = this.#position;
      let end = offset;
      let fields;
      for await (const chunk of serializeEntry(entry, (known) => { fields = known; })) {
        await this.#file.write(chunk, end);
        end += chunk.length;
      }
      this.#list(entry, fields, offset);
      await this.#writeDirectory(end);
      return entry;
    });
  }

  /** Adds an entry with the given content; see ZipEntry.create(). */
  async add(filename, data, options) {
    this.#checkWritable();
    this.#pending++;
    try {
      return await this.addEntry(await ZipEntry.create(filename, data, options));
    } finally {
      this.#pending--;
    }
  }

  /** addEntry() at once. */
  addEntrySync(entry) {
    this.#checkSync();
    this.#checkWritable();
    checkEntry(entry);
    const offset = this.#position;
    let end = offset;
    let fields;
    for (const chunk of serializeEntrySync(entry, (known) => { fields = known; })) {
      this.#file.writeSync(chunk, end);
      end += chunk.length;
    }
    this.#list(entry, fields, offset);
    this.#writeDirectorySync(end);
    return entry;
  }

  /** add() at once. */
  addSync(filename, data, options) {
    this.#checkSync();
    this.#checkWritable();
    return this.addEntrySync(ZipEntry.createSync(filename, data, options));
  }

  /**
   * Takes an entry out of the directory.
   * @param {string} name
   * @returns {Promise<boolean>} whether it was there
   */
  async delete(name) {
    this.#checkWritable();
    validateString(name, 'name');
    return this.#enqueue(async () => {
      this.#checkWritable();
      if (!this.#entries.delete(name)) return false;
      await this.#writeDirectory(this.#position);
      return true;
    });
  }

  /** delete() at once. */
  deleteSync(name) {
    this.#checkSync();
    this.#checkWritable();
    validateString(name, 'name');
    if (!this.#entries.delete(name)) return false;
    this.#writeDirectorySync(this.#position);
    return true;
  }

  /** Closes the file, when the changes under way are done. */
  async close() {
    if (this.#isClosed) return;
    await this.#enqueue(async () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      await this.#file.close();
    });
  }

  /** close() at once. */
  closeSync() {
    if (this.#isClosed) return;
    this.#checkSync();
    this.#isClosed = true;
    this.#file.closeSync();
  }

  async * [Symbol.asyncIterator]() {
    for (const [name, entry] of this.entries()) yield [name, await entry];
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  [Symbol.dispose]() {
    this.closeSync();
  }
}

Object.defineProperty(ZipFile.prototype, Symbol.toStringTag, {
  value: 'ZipFile', configurable: true,
});

module.exports = { ZipFile };

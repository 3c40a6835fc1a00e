// SPDX-License-Identifier: MIT
//
// ZipEntry: one file, directory or link of a ZIP archive.
'use strict';

const binding = internalBinding('zlib');
const { Buffer, isAnyArrayBuffer } = require('internal/buffer');
const {
  codes: {
    ERR_INVALID_ARG_TYPE,
    ERR_INVALID_ARG_VALUE,
    ERR_INVALID_STATE,
    ERR_ZIP_ENTRY_TOO_LARGE,
  },
} = require('internal/errors');
const { emitExperimentalWarning } = require('internal/util');
const { validateInteger, validateString, validateUint32 } = require('internal/validators');
const {
  checkReadable,
  pack,
  packSync,
  unpack,
  unpackStream,
  unpackSync,
} = require('internal/zip/coding');
const { extraTime, timestampExtra, unicodePath } = require('internal/zip/extra');
const {
  FLAG_DESCRIPTOR,
  FLAG_UTF8,
  MAX_COMMENT,
  METHOD_DEFLATE,
  METHOD_STORE,
  METHOD_ZSTD,
} = require('internal/zip/format');
const { MemorySource, StreamSource, toBuffer } = require('internal/zip/source');
const { decodeText, fromDosTime, toDosTime } = require('internal/zip/text');

const kCreate = Symbol('kCreate');

const UNIX = 3;
const S_IFMT = 0o170000;
const S_IFREG = 0o100000;
const S_IFDIR = 0o040000;
const S_IFLNK = 0o120000;
const DOS_DIRECTORY = 0x10;

const methods = {
  __proto__: null,
  deflate: METHOD_DEFLATE,
  store: METHOD_STORE,
  zstd: METHOD_ZSTD,
};

let maxContentSize = 256 * 1024 * 1024;

/** How many bytes content() gives at most, unless it is told otherwise. */
function getMaxZipContentSize() {
  return maxContentSize;
}

/** @param {number} size in bytes */
function setMaxZipContentSize(size) {
  validateInteger(size, 'size', 0);
  maxContentSize = size;
}

function warn() {
  emitExperimentalWarning('The zlib ZIP archive API');
}

// ---- Making fields -----------------------------------------------------------------------

function encodeName(filename) {
  validateString(filename, 'filename');
  if (filename === '') throw new ERR_INVALID_ARG_VALUE('filename', filename, 'must not be empty');
  return limited(Buffer.from(filename), 'the entry name');
}

function limited(bytes, what) {
  if (bytes.length <= MAX_COMMENT) return bytes;
  throw new ERR_ZIP_ENTRY_TOO_LARGE(
    `${what} must not exceed ${MAX_COMMENT} bytes when encoded as UTF-8`);
}

function readMethod(options, fallback) {
  const name = options?.method;
  if (name === undefined) return fallback;
  if (methods[name] === undefined) {
    throw new ERR_INVALID_ARG_VALUE(
      'options.method', name, "must be 'deflate', 'store', or 'zstd'");
  }
  return methods[name];
}

function readModified(options) {
  const modified = options?.modified;
  if (modified === undefined) return new Date();
  if (!(modified instanceof Date)) {
    throw new ERR_INVALID_ARG_TYPE('options.modified', 'Date', modified);
  }
  return modified;
}

// The fields of a new entry of a type, before its content is known.
function makeFields(filename, options, type, defaultMode) {
  const name = encodeName(filename);
  const comment = options?.comment ?? '';
  validateString(comment, 'options.comment');
  const mode = options?.mode ?? defaultMode;
  validateUint32(mode, 'options.mode');
  const modified = readModified(options);
  const { day, time } = toDosTime(modified);
  const isDirectory = type === S_IFDIR;
  return {
    name,
    comment: limited(Buffer.from(comment), 'the entry comment'),
    flags: FLAG_UTF8,
    method: METHOD_STORE,
    crc32: 0,
    size: 0,
    compressedSize: 0,
    madeBy: undefined,
    external: ((type | (mode & 0o7777)) << 16 | (isDirectory ? DOS_DIRECTORY : 0)) >>> 0,
    day,
    time,
    // MS-DOS counts in steps of two seconds.
    extra: modified.getUTCSeconds() % 2 === 0 ? Buffer.alloc(0) : timestampExtra(modified),
    modified: new Date(modified),
  };
}

// What create() and createSync() need: the fields, the data and the method to try.
function prepare(filename, data, options) {
  validateString(filename, 'filename');
  if (!ArrayBuffer.isView(data) && !isAnyArrayBuffer(data)) {
    throw new ERR_INVALID_ARG_TYPE(
      'data', ['Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], data);
  }
  const bytes = toBuffer(data);
  const isDirectory = filename.endsWith('/');
  if (isDirectory && bytes.length > 0) {
    throw new ERR_INVALID_ARG_VALUE('data', data, 'must be empty for a directory entry');
  }
  const method = readMethod(options, METHOD_DEFLATE);
  const fields = makeFields(filename, options, isDirectory ? S_IFDIR : S_IFREG,
                            isDirectory ? 0o755 : 0o644);
  fields.size = bytes.length;
  fields.crc32 = binding.crc32(bytes, 0);
  return { fields, bytes, method };
}

function finish({ fields, bytes, method }, packed) {
  if (packed !== bytes) fields.method = method;
  fields.compressedSize = packed.length;
  return makeEntry(fields, new MemorySource(packed));
}

// ---- ZipEntry ----------------------------------------------------------------------------

let fieldsOf;
let sourceOf;
let replaceSource;
let isZipEntry;

class ZipEntry {
  #fields;
  #source;

  static {
    fieldsOf = (entry) => entry.#fields;
    sourceOf = (entry) => entry.#source;
    replaceSource = (entry, source) => { entry.#source = source; };
    isZipEntry = (value) => typeof value === 'object' && value !== null && #fields in value;
  }

  constructor(key, fields, source) {
    if (key !== kCreate) {
      const error = new TypeError('Illegal constructor');
      throw Object.assign(error, { code: 'ERR_ILLEGAL_CONSTRUCTOR' });
    }
    this.#fields = fields;
    this.#source = source;
  }

  /** The entries of an archive in memory, which is not copied. */
  static * read(buffer) {
    yield* new (require('internal/zip/buffer').ZipBuffer)(buffer).values();
  }

  /**
   * An entry with the given content.
   * @param {string} filename a directory's ends in '/'
   * @param {ArrayBuffer|ArrayBufferView} data
   * @param {object} [options] comment, method, mode, modified
   * @returns {Promise<ZipEntry>}
   */
  static async create(filename, data, options) {
    warn();
    const prepared = prepare(filename, data, options);
    return finish(prepared, await pack(prepared.method, prepared.bytes));
  }

  /** create() at once. */
  static createSync(filename, data, options) {
    warn();
    const prepared = prepare(filename, data, options);
    return finish(prepared, packSync(prepared.method, prepared.bytes));
  }

  /**
   * An entry whose content is read and compressed while its archive is written.
   * @param {string} filename
   * @param {AsyncIterable<Uint8Array>} source
   * @param {object} [options] see create()
   * @returns {ZipEntry}
   */
  static createStream(filename, source, options) {
    warn();
    validateString(filename, 'filename');
    if (filename.endsWith('/')) {
      throw new ERR_INVALID_ARG_VALUE('filename', filename, 'a directory entry cannot be streamed');
    }
    const method = readMethod(options, METHOD_DEFLATE);
    const fields = makeFields(filename, options, S_IFREG, 0o644);
    fields.method = method;
    fields.flags |= FLAG_DESCRIPTOR;
    return makeEntry(fields, new StreamSource(source));
  }

  /** A symbolic link. */
  static createSymlink(filename, target, options) {
    warn();
    validateString(target, 'target');
    const bytes = Buffer.from(target);
    const fields = makeFields(filename, options, S_IFLNK, 0o777);
    fields.size = fields.compressedSize = bytes.length;
    fields.crc32 = binding.crc32(bytes, 0);
    return makeEntry(fields, new MemorySource(bytes));
  }

  // What is known of a streaming entry only once it was written.
  #known() {
    if (this.#source instanceof StreamSource) {
      throw new ERR_INVALID_STATE('this streaming entry has not finished serializing yet');
    }
    return this.#fields;
  }

  get compressed() {
    return this.#fields.method !== METHOD_STORE;
  }

  get rawContent() {
    return this.#source.memory();
  }

  get method() {
    return this.#fields.method;
  }

  get flags() {
    return this.#fields.flags;
  }

  get crc32() {
    return this.#known().crc32;
  }

  get name() {
    const { name, extra, flags } = this.#fields;
    return unicodePath(extra, name) ?? decodeText(name, (flags & FLAG_UTF8) !== 0);
  }

  get nameBuffer() {
    return this.#fields.name;
  }

  get comment() {
    return decodeText(this.#fields.comment, (this.#fields.flags & FLAG_UTF8) !== 0);
  }

  get size() {
    return this.#known().size;
  }

  get compressedSize() {
    return this.#known().compressedSize;
  }

  get modified() {
    const { extra, day, time, modified } = this.#fields;
    if (modified !== undefined) return new Date(modified);
    const exact = extraTime(extra);
    if (exact !== undefined) return exact;
    const local = this.#source.localExtra();
    return (local && extraTime(local)) ?? fromDosTime(day, time);
  }

  // Permissions and type, 0 if the archive was made elsewhere than on Unix.
  #unixMode() {
    const { external, madeBy } = this.#fields;
    return madeBy === undefined || madeBy >> 8 === UNIX ? external >>> 16 : 0;
  }

  get mode() {
    return this.#unixMode() & 0o7777;
  }

  get isSymlink() {
    return (this.#unixMode() & S_IFMT) === S_IFLNK;
  }

  get isFile() {
    return !this.isDirectory && !this.isSymlink;
  }

  get isDirectory() {
    return this.#fields.name.at(-1) === 0x2f;
  }

  /**
   * The content.
   * @param {{ verify?: boolean, maxSize?: number }} [options]
   * @returns {Promise<Buffer>}
   */
  async content(options) {
    const fields = this.#known();
    checkReadable(this.name, fields, options?.maxSize ?? maxContentSize);
    return unpack(this.name, fields, await this.#source.read(), options?.verify !== false);
  }

  /** content() at once. */
  contentSync(options) {
    const fields = this.#known();
    checkReadable(this.name, fields, options?.maxSize ?? maxContentSize);
    return unpackSync(this.name, fields, this.#source.readSync(), options?.verify !== false);
  }

  /**
   * The content in chunks, which are verified when they end.
   * @param {{ verify?: boolean, maxSize?: number }} [options] no limit by default
   * @returns {AsyncGenerator<Buffer>}
   */
  async * contentIterator(options) {
    const fields = this.#known();
    checkReadable(this.name, fields, options?.maxSize ?? Infinity);
    yield* unpackStream(this.name, fields, this.#source.chunks(), options?.verify !== false);
  }

  /** Lets go of a stream that was not read. */
  [Symbol.dispose]() {
    if (this.#source instanceof StreamSource) this.#source.dispose().catch(() => {});
  }

  /** Lets go of a stream that was not read. */
  async [Symbol.asyncDispose]() {
    if (this.#source instanceof StreamSource) await this.#source.dispose();
  }
}

/** An entry of fields and a source. */
function makeEntry(fields, source) {
  return new ZipEntry(kCreate, fields, source);
}

Object.defineProperty(setMaxZipContentSize, 'length', { value: 0 });

module.exports = {
  S_IFDIR,
  S_IFLNK,
  S_IFMT,
  ZipEntry,
  fieldsOf,
  getMaxZipContentSize,
  isZipEntry,
  makeEntry,
  replaceSource,
  setMaxZipContentSize,
  sourceOf,
  warn,
};

// SPDX-License-Identifier: MIT
//
// Writing ZIP archives: entries one after another, then the central directory.
'use strict';

const { Buffer } = require('internal/buffer');
const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_ZIP_ARCHIVE_TOO_LARGE },
} = require('internal/errors');
const {
  validateBoolean,
  validateInteger,
  validateObject,
  validateString,
} = require('internal/validators');
const { packStream } = require('internal/zip/coding');
const {
  S_IFDIR,
  S_IFLNK,
  S_IFMT,
  ZipEntry,
  fieldsOf,
  isZipEntry,
  sourceOf,
  warn,
} = require('internal/zip/entry');
const {
  FLAG_DESCRIPTOR,
  MAX_COMMENT,
  centralHeader,
  dataDescriptor,
  endRecords,
  localHeader,
} = require('internal/zip/format');
const { StreamSource } = require('internal/zip/source');

function encodeComment(comment) {
  const bytes = Buffer.from(comment);
  if (bytes.length > MAX_COMMENT) {
    throw new ERR_ZIP_ARCHIVE_TOO_LARGE(
      `the archive comment must not exceed ${MAX_COMMENT} bytes when encoded as UTF-8`);
  }
  return bytes;
}

/**
 * Reads the options of an archive: an object, or its comment.
 * @param {string|object} [options]
 * @param {Buffer} [comment] if the options have none
 * @returns {{ comment: Buffer, baseOffset: number }}
 */
function readOptions(options = {}, comment = Buffer.alloc(0)) {
  if (typeof options === 'string') return { comment: encodeComment(options), baseOffset: 0 };
  validateObject(options, 'options');
  const { baseOffset = 0 } = options;
  if (options.comment !== undefined) {
    validateString(options.comment, 'options.comment');
    comment = encodeComment(options.comment);
  }
  validateInteger(baseOffset, 'options.baseOffset', 0);
  return { comment, baseOffset };
}

function checkEntry(entry) {
  if (!isZipEntry(entry)) throw new ERR_INVALID_ARG_TYPE('entry', 'ZipEntry', entry);
}

// ---- One entry ---------------------------------------------------------------------------

// The fields of a copy, whose sizes are known when its header is written.
function copiedFields(entry) {
  const fields = fieldsOf(entry);
  return { ...fields, flags: fields.flags & ~FLAG_DESCRIPTOR };
}

/**
 * The bytes of an entry, header and data.
 * @param {ZipEntry} entry
 * @param {(fields: object) => void} onFields gets what the directory must say, at the end
 */
async function * serializeEntry(entry, onFields) {
  checkEntry(entry);
  const source = sourceOf(entry);
  if (source instanceof StreamSource) {
    const fields = fieldsOf(entry);
    const content = source.take();
    yield localHeader(fields, true);
    yield* packStream(fields.method, content, fields);
    yield dataDescriptor(fields);
    onFields({ ...fields });
  } else {
    const fields = copiedFields(entry);
    yield localHeader(fields, false);
    yield* source.chunks();
    onFields(fields);
  }
}

/** serializeEntry() at once. */
function * serializeEntrySync(entry, onFields) {
  checkEntry(entry);
  const source = sourceOf(entry);
  if (source instanceof StreamSource) source.chunksSync();
  const fields = copiedFields(entry);
  yield localHeader(fields, false);
  yield* source.chunksSync();
  onFields(fields);
}

// ---- The whole archive -------------------------------------------------------------------

/** Keeps what the central directory will say while entries go by. */
class Directory {
  #records = [];
  #comment;
  #start; // of the entry in work
  #offset;

  constructor({ comment, baseOffset }) {
    this.#comment = comment;
    this.#start = this.#offset = baseOffset;
  }

  /** Counts a chunk of the entry in work. */
  count(chunk) {
    this.#offset += chunk.length;
    return chunk;
  }

  /** Ends the entry in work. */
  add(fields) {
    this.#records.push(centralHeader(fields, this.#start));
    this.#start = this.#offset;
  }

  * serialize() {
    let size = 0;
    for (const record of this.#records) {
      size += record.length;
      yield record;
    }
    yield endRecords(this.#records.length, size, this.#offset, this.#comment);
  }
}

/**
 * The chunks of an archive.
 * @param {Iterable<ZipEntry>|AsyncIterable<ZipEntry>} entries
 * @param {{ comment: Buffer, baseOffset: number }} options from readOptions()
 */
async function * serialize(entries, options) {
  const directory = new Directory(options);
  let current;
  try {
    for await (current of entries) {
      let fields;
      for await (const chunk of serializeEntry(current, (known) => { fields = known; })) {
        yield directory.count(chunk);
      }
      directory.add(fields);
      current = undefined;
    }
    yield* directory.serialize();
  } finally {
    // Only what broke off in the middle has entries left.
    await current?.[Symbol.asyncDispose]?.();
    if (current !== undefined) await disposeRest(entries);
  }
}

// for-await has closed a generator by now, which leaves the elements of lists.
async function disposeRest(entries) {
  if (!Array.isArray(entries)) return;
  for (const entry of entries) await entry?.[Symbol.asyncDispose]?.();
}

/**
 * A stream of an archive.
 * @param {Iterable<ZipEntry>|AsyncIterable<ZipEntry>} entries
 * @param {string|{ comment?: string, baseOffset?: number }} [options]
 * @returns {Readable}
 */
function createZipArchive(entries, options) {
  warn();
  const { Readable } = require('stream');
  return Readable.from(serialize(entries, readOptions(options)));
}

/** createZipArchive() at once: the chunks of the archive. */
function createZipArchiveSync(entries, options) {
  warn();
  return serializeSync(entries, readOptions(options));
}

/** serialize() at once. */
function * serializeSync(entries, options) {
  const directory = new Directory(options);
  let current;
  try {
    for (current of entries) {
      let fields;
      for (const chunk of serializeEntrySync(current, (known) => { fields = known; })) {
        yield directory.count(chunk);
      }
      directory.add(fields);
      current = undefined;
    }
    yield* directory.serialize();
  } finally {
    current?.[Symbol.dispose]?.();
    if (current !== undefined && Array.isArray(entries)) {
      for (const entry of entries) entry?.[Symbol.dispose]?.();
    }
  }
}

// ---- Files on disk -----------------------------------------------------------------------

async function entryOfFile(sourcePath, entryName, followSymlinks) {
  const fs = require('fs');
  const { lstat, readlink, stat } = fs.promises;
  const stats = await (followSymlinks ? stat : lstat)(sourcePath);
  const options = { mode: stats.mode & 0o7777, modified: stats.mtime };
  switch (stats.mode & S_IFMT) {
    case S_IFDIR:
      return ZipEntry.create(entryName.endsWith('/') ? entryName : `${entryName}/`,
                             Buffer.alloc(0), options);
    case S_IFLNK:
      return ZipEntry.createSymlink(entryName, await readlink(sourcePath), options);
    default:
      return ZipEntry.createStream(entryName, fs.createReadStream(sourcePath), options);
  }
}

async function * entriesOfFiles(files, followSymlinks) {
  for await (const pair of files) {
    const sourcePath = pair?.[0];
    const entryName = pair?.[1];
    validateString(sourcePath, 'sourcePath');
    validateString(entryName, 'entryName');
    yield await entryOfFile(sourcePath, entryName, followSymlinks);
  }
}

/**
 * A stream of an archive of files.
 * @param {Iterable<[sourcePath: string, entryName: string]>} files
 * @param {string|object} [options] comment, baseOffset, followSymlinks
 * @returns {Readable}
 */
function zipFiles(files, options) {
  const followSymlinks = options?.followSymlinks ?? true;
  validateBoolean(followSymlinks, 'options.followSymlinks');
  return createZipArchive(entriesOfFiles(files, followSymlinks), options);
}

for (const fn of [createZipArchive, createZipArchiveSync, zipFiles]) {
  Object.defineProperty(fn, 'length', { value: 0 });
}

module.exports = {
  checkEntry,
  createZipArchive,
  createZipArchiveSync,
  readOptions,
  serialize,
  serializeEntry,
  serializeEntrySync,
  serializeSync,
  zipFiles,
};

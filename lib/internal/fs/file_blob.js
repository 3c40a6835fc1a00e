// SPDX-License-Identifier: MIT
'use strict';

// fs.openAsBlob: a Blob whose bytes stay in the file until somebody reads them. A file that has
// changed since cannot be read any more.

const { createBlob } = require('internal/blob');
const { validateObject, validateString } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { mapDone, promised, toPath } = require('internal/fs/utils');
const ops = require('internal/fs/operations');
const io = require('internal/fs/io');

function notReadable() {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException('The blob could not be read', 'NotReadableError');
}

/** A range of a file, as a part of a Blob. */
class FilePart {
  constructor(path, stats, start, end) {
    this.path = path;
    this.stats = stats;
    this.start = start;
    this.size = end - start;
  }

  slice(start, end) {
    return new FilePart(this.path, this.stats, this.start + start, this.start + end);
  }

  /** @returns {Promise<Uint8Array>} */
  async read() {
    let fd;
    try {
      fd = await promised((done) => ops.open(done, this.path, 'r'));
      return await this.#readFrom(fd);
    } catch {
      throw notReadable();
    } finally {
      if (fd !== undefined) await promised((done) => ops.close(done, fd));
    }
  }

  async #readFrom(fd) {
    const stats = await promised((done) => ops.fstat(done, fd, { bigint: true }));
    if (stats.size !== this.stats.size || stats.mtimeNs !== this.stats.mtimeNs) {
      throw notReadable();
    }
    const bytes = new Uint8Array(this.size);
    let offset = 0;
    while (offset < this.size) {
      const at = offset;
      const transfer = io.checkRead(bytes, at, this.size - at, this.start + at);
      const count = await promised((done) => io.read(done, fd, transfer));
      if (count === 0) throw notReadable();
      offset += count;
    }
    return bytes;
  }
}

/**
 * Makes the Blob of a file (see operations.js for `done`).
 * @param {Function|undefined} done
 * @param {string|Buffer|URL} path
 * @param {{ type: string }} [options]
 * @returns {Blob|undefined}
 */
function openAsBlob(done, path, options = kEmptyObject) {
  validateObject(options, 'options');
  const type = options.type || '';
  validateString(type, 'options.type');
  path = toPath(path);
  const convert = (stats) => {
    const size = Number(stats.size);
    return createBlob(size > 0 ? [new FilePart(path, stats, 0, size)] : [], type);
  };
  const stats = ops.stat(mapDone(done, convert), path, { bigint: true });
  return done === undefined ? convert(stats) : undefined;
}

module.exports = { openAsBlob };

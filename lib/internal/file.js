// SPDX-License-Identifier: MIT
//
// File (https://w3c.github.io/FileAPI/#file-section): a Blob with a name and a date.
'use strict';

const { Blob, createBlob, inspectAs, partsOf } = require('internal/blob');
const { codes: { ERR_INVALID_THIS, ERR_MISSING_ARGS } } = require('internal/errors');
const { customInspectSymbol, toUSVString } = require('internal/util');

let isFile;

class File extends Blob {
  #name;
  #lastModified;

  static {
    isFile = (value) => typeof value === 'object' && value !== null && #name in value;
  }

  /**
   * @param {Iterable<string|ArrayBuffer|ArrayBufferView|Blob>} fileBits
   * @param {string} fileName
   * @param {{ type?: string, endings?: string, lastModified?: number }} [options]
   */
  constructor(...args) {
    if (args.length < 2) throw new ERR_MISSING_ARGS('fileBits', 'fileName');
    const [fileBits, fileName, options] = args;
    super(fileBits, options);
    const lastModified = options?.lastModified;
    this.#name = toUSVString(fileName);
    this.#lastModified = lastModified === undefined ? Date.now() : +lastModified || 0;
  }

  get name() {
    if (!isFile(this)) throw new ERR_INVALID_THIS('File');
    return this.#name;
  }

  /** In milliseconds since the epoch. */
  get lastModified() {
    if (!isFile(this)) throw new ERR_INVALID_THIS('File');
    return this.#lastModified;
  }

  [customInspectSymbol](depth, options) {
    const { size, type, name, lastModified } = this;
    return inspectAs('File', { size, type, name, lastModified }, depth, options);
  }
}

Object.defineProperty(File.prototype, 'name', { enumerable: true });
Object.defineProperty(File.prototype, 'lastModified', { enumerable: true });
Object.defineProperty(File.prototype, Symbol.toStringTag, { value: 'File', configurable: true });
Object.defineProperty(File, 'length', { value: 2 });

function cloneFile(file) {
  const { type, name, lastModified } = file;
  return {
    data: { parts: partsOf(file), type, name, lastModified },
    deserialize: 'internal/file:fromCloneData',
  };
}

function fromCloneData({ parts, type, name, lastModified }) {
  return new File([createBlob(parts)], name, { type, lastModified });
}

require('internal/clone/registry').registerCloneHooks(File.prototype, { clone: cloneFile });

module.exports = { File, fromCloneData, isFile };

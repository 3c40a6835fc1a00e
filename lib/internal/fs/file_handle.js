// SPDX-License-Identifier: MIT
'use strict';

// FileHandle: an open file for the promise API.
//
// A handle counts who uses it: operations under way, streams. close() waits for them. A handle
// that is collected while open is closed, and that is reported as an error.

const EventEmitter = require('events');
const {
  codes: { ERR_INVALID_STATE },
} = require('internal/errors');
const { validateBoolean, validateObject } = require('internal/validators');
const { kEmptyObject } = require('internal/util');
const { registerCloneHooks } = require('internal/clone/registry');
const { binding, promised } = require('internal/fs/utils');
const ops = require('internal/fs/operations');
const io = require('internal/fs/io');
const files = require('internal/fs/whole_file');

const kFd = Symbol('kFd');
const kRefs = Symbol('kRefs');
const kClosePromise = Symbol('kClosePromise');
const kRef = Symbol('kRef');
const kUnref = Symbol('kUnref');

/** Closes the file of a handle that nobody can close any more, and says so. */
function onCollected({ fd, path }) {
  try {
    binding.close(fd);
  } catch {
    // The user closed the descriptor behind the handle's back.
  }
  const error = new Error(
    'A FileHandle object was closed during garbage collection. This used to be allowed with a ' +
    'deprecation warning but is now considered an error. Please close FileHandle objects ' +
    `explicitly. File descriptor: ${fd}${path === undefined ? '' : ` (${path})`}`);
  error.code = 'ERR_INVALID_STATE';
  process.nextTick(() => {
    throw error;
  });
}

const registry = new FinalizationRegistry(onCollected);

/**
 * Runs an operation on a handle's descriptor, keeping the handle open meanwhile.
 * @param {FileHandle} handle
 * @param {string} syscall for the error of a closed handle
 * @param {(fd: number) => Promise} start
 */
async function useHandle(handle, syscall, start) {
  const fd = handle[kFd];
  if (fd === -1) {
    const error = new Error('file closed');
    error.code = 'EBADF';
    error.syscall = syscall;
    throw error;
  }
  handle[kRef]();
  try {
    return await start(fd);
  } finally {
    handle[kUnref]();
  }
}

/** useHandle() for one operation of the binding. */
function operate(handle, syscall, start) {
  return useHandle(handle, syscall, (fd) => promised((done) => start(done, fd)));
}

class FileHandle extends EventEmitter {
  // Of the promise of a close() that waits for the handle's users.
  #closeResolve = null;
  #closeReject = null;
  // Whether a web stream reads from the handle.
  #isLocked = false;
  #asyncResource = null;

  /**
   * @param {number} fd
   * @param {string} [path] for messages
   */
  constructor(fd, path) {
    super();
    // An own property, so that it can be passed on without its object.
    const close = () => this.#close();
    this.close = close;
    this[kFd] = fd;
    this[kRefs] = 1;
    this[kClosePromise] = null;
    registry.register(this, { fd, path }, this);
  }

  getAsyncId() {
    if (this.#asyncResource === null) {
      const { AsyncResource } = require('async_hooks');
      this.#asyncResource = new AsyncResource('FILEHANDLE');
    }
    return this.#asyncResource.asyncId();
  }

  get fd() {
    return this[kFd];
  }

  appendFile(data, options) {
    return writeWhole(this, data, files.getWriteOptions, options, files.kAppendDefaults);
  }

  chmod(mode) {
    return operate(this, 'fchmod', (done, fd) => ops.fchmod(done, fd, mode));
  }

  chown(uid, gid) {
    return operate(this, 'fchown', (done, fd) => ops.fchown(done, fd, uid, gid));
  }

  datasync() {
    return operate(this, 'fdatasync', ops.fdatasync);
  }

  sync() {
    return operate(this, 'fsync', ops.fsync);
  }

  /**
   * @param {ArrayBufferView|{ buffer, offset, length, position }} [buffer]
   * @param {number|{ offset, length, position }} [offset]
   * @param {number} [length]
   * @param {number|bigint|null} [position]
   * @returns {Promise<{ bytesRead: number, buffer: ArrayBufferView }>}
   */
  read(buffer, offset, length, position) {
    return useHandle(this, 'read', async (fd) => {
      const transfer = readTransfer(buffer, offset, length, position);
      const bytesRead = transfer.length === 0 ? 0 :
        await promised((done) => io.read(done, fd, transfer));
      return { __proto__: null, bytesRead, buffer: transfer.buffer };
    });
  }

  readv(buffers, position) {
    return useHandle(this, 'readv', async (fd) => {
      const bytesRead = await promised((done) => io.readv(done, fd, buffers, position));
      return { __proto__: null, bytesRead, buffers };
    });
  }

  readFile(options) {
    return useHandle(this, 'readFile', async (fd) => {
      options = files.getReadOptions(options);
      if (!files.readsInSteps(options)) {
        return promised((done) => files.readFile(done, fd, options));
      }
      const { readFdSteps } = require('internal/fs/whole_file_steps');
      return require('internal/fs/steps').runAsync(readFdSteps(fd, options));
    });
  }

  /** @returns {Interface} of node:readline, an async iterable of lines */
  readLines(options = undefined) {
    return require('readline').createInterface({
      input: this.createReadStream(options),
      crlfDelay: Infinity,
    });
  }

  stat(options) {
    return operate(this, 'fstat', (done, fd) => ops.fstat(done, fd, options));
  }

  truncate(len = 0) {
    return operate(this, 'ftruncate', (done, fd) => ops.ftruncate(done, fd, len));
  }

  utimes(atime, mtime) {
    return operate(this, 'futimes', (done, fd) => ops.futimes(done, fd, atime, mtime));
  }

  /**
   * @param {ArrayBufferView|string} buffer
   * @param {number|{ offset, length, position }} [offset] of a string: the position
   * @param {number} [length] of a string: its encoding
   * @param {number|null} [position]
   * @returns {Promise<{ bytesWritten: number, buffer: ArrayBufferView|string }>}
   */
  write(buffer, offset, length, position) {
    return useHandle(this, 'write', async (fd) => {
      let bytesWritten = 0;
      if (ArrayBuffer.isView(buffer)) {
        if (buffer.byteLength > 0) {
          const transfer = io.checkWrite(buffer, offset, length, position);
          bytesWritten = await promised((done) => io.write(done, fd, transfer));
        }
      } else {
        io.checkWritable(buffer);
        bytesWritten =
          await promised((done) => io.writeString(done, fd, buffer, offset, length));
      }
      return { __proto__: null, bytesWritten, buffer };
    });
  }

  writev(buffers, position) {
    return useHandle(this, 'writev', async (fd) => {
      const bytesWritten = await promised((done) => io.writev(done, fd, buffers, position));
      return { __proto__: null, bytesWritten, buffers };
    });
  }

  writeFile(data, options) {
    return writeWhole(this, data, files.getWriteOptions, options, files.kWriteDefaults);
  }

  /**
   * @param {{ autoClose: boolean }} [options] autoClose: close the handle at the end
   * @returns {ReadableStream} of bytes
   */
  readableWebStream(options = kEmptyObject) {
    if (this[kFd] === -1) throw new ERR_INVALID_STATE('The FileHandle is closed');
    if (this[kClosePromise]) throw new ERR_INVALID_STATE('The FileHandle is closing');
    if (this.#isLocked) throw new ERR_INVALID_STATE('The FileHandle is locked');
    validateObject(options, 'options');
    const { autoClose = false } = options;
    validateBoolean(autoClose, 'options.autoClose');
    this.#isLocked = true;
    const release = () => {
      this.#isLocked = false;
    };
    return makeWebStream(this, autoClose, release);
  }

  /** @returns {ReadStream} */
  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  /** @returns {WriteStream} */
  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  /** Closes the file when nothing uses the handle any more. */
  #close() {
    if (this[kFd] === -1) return Promise.resolve();
    if (this[kClosePromise]) return this[kClosePromise];
    this[kRefs]--;
    if (this[kRefs] === 0) {
      this[kClosePromise] = closeFile(this);
    } else {
      this[kClosePromise] = new Promise((resolve, reject) => {
        this.#closeResolve = resolve;
        this.#closeReject = reject;
      });
    }
    this[kClosePromise] = this[kClosePromise].finally(() => {
      this[kClosePromise] = null;
    });
    this.emit('close');
    return this[kClosePromise];
  }

  [kRef]() {
    this[kRefs]++;
  }

  [kUnref]() {
    this[kRefs]--;
    if (this[kRefs] === 0) closeFile(this).then(this.#closeResolve, this.#closeReject);
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }
}

// ---- Moving a handle to another thread ---------------------------------------------------

/** Takes the descriptor out of a handle, which counts as closed from now on. */
function transferHandle(handle) {
  const fd = handle[kFd];
  if (fd === -1 || handle[kRefs] > 1) {
    const { dataCloneError } = require('internal/clone/kinds');
    const why = fd === -1 ? 'once closed' : 'while in use';
    throw dataCloneError(`Cannot transfer FileHandle ${why}`);
  }
  handle[kFd] = -1;
  registry.unregister(handle);
  return { data: { fd }, deserialize: 'internal/fs/file_handle:receiveHandle' };
}

function receiveHandle({ fd }) {
  return new FileHandle(fd);
}

registerCloneHooks(FileHandle.prototype, { transfer: transferHandle });

/** Gives the descriptor back. */
function closeFile(handle) {
  const fd = handle[kFd];
  handle[kFd] = -1;
  registry.unregister(handle);
  return promised((done) => ops.close(done, fd));
}

/** The arguments of FileHandle.read() in one form. */
function readTransfer(buffer, offset, length, position) {
  if (!ArrayBuffer.isView(buffer)) {
    if (buffer != null) validateObject(buffer, 'options');
    const options = buffer ?? kEmptyObject;
    return io.checkReadOptions(options.buffer ?? io.defaultReadBuffer(), options);
  }
  if (offset !== null && typeof offset === 'object') {
    return io.checkReadOptions(buffer, offset);
  }
  length ??= buffer.byteLength - (offset ?? 0);
  return io.checkRead(buffer, offset, length, position);
}

/** writeFile() and appendFile() of a handle: both write at its position. */
function writeWhole(handle, data, getOptions, options, defaults) {
  return useHandle(handle, 'writeFile', async (fd) => {
    options = getOptions(options, defaults);
    if (options.signal == null && !files.isIterable(data)) {
      return promised((done) => files.writeFile(done, fd, data, options, defaults.flag));
    }
    if (!files.isIterable(data)) files.checkData(data);
    const { writeFdSteps } = require('internal/fs/whole_file_steps');
    return require('internal/fs/steps').runAsync(writeFdSteps(fd, data, options));
  });
}

/** A byte stream that reads a handle from its position. */
function makeWebStream(handle, autoClose, release) {
  const { ReadableStream } = require('stream/web');
  const finish = () => {
    release();
    handle.removeListener('close', onClose);
    handle[kUnref]();
    return autoClose ? handle.close() : undefined;
  };
  let isOpen = true;
  let controllerOfStream;
  function onClose() {
    if (!isOpen) return;
    isOpen = false;
    controllerOfStream.close();
    controllerOfStream.byobRequest?.respond(0); // who reads is told of the end
    finish();
  }
  const stream = new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: 16384,
    start(controller) {
      controllerOfStream = controller;
    },
    async pull(controller) {
      const { view } = controller.byobRequest;
      const { bytesRead } = await handle.read(view, 0, view.byteLength);
      if (!isOpen) return;
      if (bytesRead === 0) {
        isOpen = false;
        controller.close();
        await finish();
      }
      controller.byobRequest.respond(bytesRead);
    },
    async cancel() {
      if (!isOpen) return;
      isOpen = false;
      await finish();
    },
  });
  handle[kRef]();
  handle.once('close', onClose);
  return stream;
}

/** Opens a file (as steps() of the promise API). */
async function openFileHandle(path, flags, mode) {
  const { pathToString, toPath } = require('internal/fs/utils');
  path = toPath(path);
  const fd = await promised((done) => ops.open(done, path, flags, mode));
  return new FileHandle(fd, pathToString(path));
}

module.exports = { FileHandle, kFd, kRef, kUnref, openFileHandle, receiveHandle };

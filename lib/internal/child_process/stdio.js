// SPDX-License-Identifier: MIT
//
// The option stdio: what each descriptor of a child becomes.
'use strict';

const {
  codes: {
    ERR_INVALID_ARG_VALUE, ERR_INVALID_SYNC_FORK_INPUT, ERR_IPC_ONE_PIPE, ERR_IPC_SYNC_FORK,
  },
} = require('internal/errors');
const {
  STDIO_IGNORE, STDIO_PIPE, STDIO_OVERLAPPED, STDIO_FD, STDIO_HANDLE, STDIO_MAX,
} = internalBinding('process_handle');

const SHORTHANDS = ['ignore', 'overlapped', 'pipe'];

/** The list that a shorthand stands for. */
function expandStdio(stdio, channel) {
  const options = [];
  if (SHORTHANDS.includes(stdio)) options.push(stdio, stdio, stdio);
  else if (stdio === 'inherit') options.push(0, 1, 2);
  else throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
  if (channel) options.push(channel);
  return options;
}

function makePipe(isIpc) {
  const { Pipe } = require('internal/net/handle');
  return new Pipe(undefined, 'PIPEWRAP', isIpc);
}

/** The native handle of a stream, handle or server; undefined for something else. */
function handleOf(value) {
  for (const each of [value, value.handle, value._handle]) {
    if (each != null && typeof each === 'object' && each.native !== undefined) return each;
  }
  return undefined;
}

// One descriptor: { kind, value (what the binding gets), handle (ours, of a pipe), isIpc, owner
// }.
function parseOne(value, i, isSync) {
  value ??= i < 3 ? 'pipe' : 'ignore';
  if (value === 'ignore') return { kind: STDIO_IGNORE };
  if (value === 'pipe' || value === 'overlapped' || (typeof value === 'number' && value < 0)) {
    const kind = value === 'overlapped' ? STDIO_OVERLAPPED : STDIO_PIPE;
    return isSync ? { kind } : { kind, handle: makePipe(false), isIpc: false };
  }
  if (value === 'ipc') return { kind: STDIO_PIPE, isIpc: true };
  if (value === 'inherit') return { kind: STDIO_FD, value: i };
  if (typeof value === 'number' || typeof value?.fd === 'number') {
    return { kind: STDIO_FD, value: (value.fd ?? value) | 0 };
  }
  return parseObject(value, isSync);
}

function parseObject(value, isSync) {
  const handle = typeof value === 'object' ? handleOf(value) : undefined;
  if (handle !== undefined) {
    if (isSync) return { kind: STDIO_FD, value: handle.fd };
    return { kind: STDIO_HANDLE, value: handle.native, owner: value };
  }
  if (ArrayBuffer.isView(value) || typeof value === 'string') {
    if (!isSync) {
      const { inspect } = require('internal/util/inspect');
      throw new ERR_INVALID_SYNC_FORK_INPUT(inspect(value));
    }
    return { kind: STDIO_PIPE };
  }
  throw new ERR_INVALID_ARG_VALUE('stdio', value);
}

/**
 * Reads the option stdio.
 * @param {string|Array} stdio
 * @param {boolean} isSync the pipes are made by the binding, and there is no IPC
 * @returns {{stdio: object[], ipc: ?object, ipcFd: number}} see parseOne; ipc: the channel's
 * @throws ERR_INVALID_ARG_VALUE, ERR_IPC_ONE_PIPE, ERR_IPC_SYNC_FORK,
 *   ERR_INVALID_SYNC_FORK_INPUT
 */
function parseStdio(stdio, isSync) {
  const items = typeof stdio === 'string' ? expandStdio(stdio) : stdio;
  if (!Array.isArray(items) || items.length > STDIO_MAX) {
    throw new ERR_INVALID_ARG_VALUE('stdio', stdio);
  }
  const list = [];
  let ipc = null;
  let ipcFd = -1;
  try {
    // At least three, so that nothing else becomes a standard stream of the child.
    for (let i = 0; i < Math.max(items.length, 3); i++) {
      const entry = parseOne(items[i], i, isSync);
      list.push(entry);
      if (!entry.isIpc) continue;
      if (isSync) throw new ERR_IPC_SYNC_FORK();
      if (ipc !== null) throw new ERR_IPC_ONE_PIPE();
      ipc = entry.handle = makePipe(true);
      ipcFd = i;
    }
  } catch (error) {
    closePipes(list);
    throw error;
  }
  return { stdio: list, ipc, ipcFd };
}

/** Closes our ends of pipes that lead nowhere. */
function closePipes(list) {
  for (const { handle } of list) handle?.close();
}

/** The flat array that the binding takes. */
function flatten(list) {
  const flat = [];
  for (const { kind, value, handle } of list) flat.push(kind, handle?.native ?? value ?? null);
  return flat;
}

module.exports = { closePipes, expandStdio, flatten, parseStdio };

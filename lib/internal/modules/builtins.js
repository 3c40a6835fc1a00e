// SPDX-License-Identifier: MIT
//
// Which ids `require` takes for modules of the library.
'use strict';

// Every public module of Node 26; those that lib/ holds can be required.
const schemeless = [
  '_http_agent', '_http_client', '_http_common', '_http_incoming', '_http_outgoing',
  '_http_server', '_tls_common', '_tls_wrap', 'assert', 'assert/strict', 'async_hooks',
  'buffer', 'child_process', 'cluster', 'console', 'constants', 'crypto', 'dgram',
  'diagnostics_channel', 'dns', 'dns/promises', 'domain', 'events', 'fs', 'fs/promises', 'http',
  'http2', 'https', 'inspector', 'inspector/promises', 'module', 'net', 'os', 'path',
  'path/posix', 'path/win32', 'perf_hooks', 'process', 'punycode', 'querystring', 'readline',
  'readline/promises', 'repl', 'stream', 'stream/consumers', 'stream/promises', 'stream/web',
  'string_decoder', 'sys', 'timers', 'timers/promises', 'tls', 'trace_events', 'tty', 'url',
  'util', 'util/types', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib',
];
const schemeOnly = ['ffi', 'sea', 'sqlite', 'test', 'test/reporters'];

let bareIds; // made for the first request that is no path
let prefixedIds;

function makeSets() {
  bareIds = new Set(schemeless);
  prefixedIds = new Set([...schemeless, ...schemeOnly]);
}

/**
 * The library id that a request names.
 * @param {string} request with or without `node:`
 * @returns {string|undefined} the id without prefix; undefined if Node has no such module
 */
function builtinId(request) {
  if (request[0] === '/' || request[0] === '.') return undefined;
  if (bareIds === undefined) makeSets();
  if (bareIds.has(request)) return request;
  if (!request.startsWith('node:')) return undefined;
  const id = request.slice(5);
  return prefixedIds.has(id) ? id : undefined;
}

/** Whether this version of the library holds the module of an id. */
const exists = (id) => require.has(id);

/**
 * module.isBuiltin.
 * @param {*} request
 * @returns {boolean}
 */
function isBuiltin(request) {
  const id = builtinId(`${request}`);
  return id !== undefined && exists(id);
}

/**
 * Loads a module of the library for a program.
 * @param {string} id
 * @param {string} request as the program wrote it
 * @returns {*}
 */
function loadBuiltin(id, request) {
  if (exists(id)) return require(id);
  const pending = require('internal/modules/pending').loadPending(id);
  if (pending !== undefined) return pending;
  const error = new Error(
    `The built-in module '${request}' is not implemented in this version of Nodus`);
  error.code = request.startsWith('node:') ? 'ERR_UNKNOWN_BUILTIN_MODULE' : 'MODULE_NOT_FOUND';
  throw error;
}

/** module.builtinModules: what can be required, as Node lists it. */
function listBuiltins() {
  return Object.freeze([
    ...schemeless.filter(exists),
    ...schemeOnly.filter(exists).map((id) => `node:${id}`),
  ]);
}

module.exports = { builtinId, isBuiltin, loadBuiltin, listBuiltins };

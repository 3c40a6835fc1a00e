// SPDX-License-Identifier: MIT
//
// node:async_hooks.
'use strict';

const { state } = require('internal/async_context');
const { AsyncResource } = require('internal/async_resource');

const topLevelResource = {};

/**
 * Makes hooks, which are called once they are enabled.
 * @param {{ init?: Function, before?: Function, after?: Function, destroy?: Function,
 *   promiseResolve?: Function, trackPromises?: boolean }} callbacks
 * @returns {AsyncHook}
 * @throws ERR_ASYNC_CALLBACK
 */
function createHook(callbacks) {
  const { AsyncHook } = require('internal/async_hooks');
  return new AsyncHook(callbacks);
}

/** @returns {number} the id of what runs now: 1 for the program's first code, 0 for the runtime */
function executionAsyncId() {
  return state.executionId;
}

/** @returns {number} the id of what caused the code that runs now */
function triggerAsyncId() {
  return state.triggerId;
}

/** @returns {object} the resource whose callback runs now */
function executionAsyncResource() {
  return state.resource ?? topLevelResource;
}

const providers = [
  'NONE', 'DIRHANDLE', 'DNSCHANNEL', 'ELDHISTOGRAM', 'FILEHANDLE', 'FILEHANDLECLOSEREQ',
  'BLOBREADER', 'FSEVENTWRAP', 'FSREQCALLBACK', 'FSREQPROMISE', 'GETADDRINFOREQWRAP',
  'GETNAMEINFOREQWRAP', 'HEAPSNAPSHOT', 'HTTP2SESSION', 'HTTP2STREAM', 'HTTP2PING',
  'HTTP2SETTINGS', 'HTTPINCOMINGMESSAGE', 'HTTPCLIENTREQUEST', 'LOCKS', 'DTLS_ENDPOINT',
  'DTLS_SESSION', 'JSSTREAM', 'JSUDPWRAP', 'MESSAGEPORT', 'PIPECONNECTWRAP', 'PIPESERVERWRAP',
  'PIPEWRAP', 'PROCESSWRAP', 'PROMISE', 'QUERYWRAP', 'QUIC_ENDPOINT', 'QUIC_LOGSTREAM',
  'QUIC_SESSION', 'QUIC_STREAM', 'QUIC_UDP', 'SHUTDOWNWRAP', 'SIGNALWRAP', 'STATWATCHER',
  'STREAMPIPE', 'TCPCONNECTWRAP', 'TCPSERVERWRAP', 'TCPWRAP', 'TTYWRAP', 'UDPSENDWRAP', 'UDPWRAP',
  'SIGINTWATCHDOG', 'WORKER', 'WORKERCPUPROFILE', 'WORKERCPUUSAGE', 'WORKERHEAPPROFILE',
  'WORKERHEAPSNAPSHOT', 'WORKERHEAPSTATISTICS', 'WRITEWRAP', 'ZLIB', 'CHECKPRIMEREQUEST',
  'PBKDF2REQUEST', 'KEYPAIRGENREQUEST', 'KEYGENREQUEST', 'KEYEXPORTREQUEST', 'ARGON2REQUEST',
  'CIPHERREQUEST', 'DERIVEBITSREQUEST', 'HASHREQUEST', 'RANDOMBYTESREQUEST',
  'RANDOMPRIMEREQUEST', 'SCRYPTREQUEST', 'SIGNREQUEST', 'TLSWRAP', 'VERIFYREQUEST',
];

const asyncWrapProviders = Object.freeze(Object.assign(
  { __proto__: null }, Object.fromEntries(providers.map((name, index) => [name, index]))));

module.exports = {
  get AsyncLocalStorage() {
    return require('internal/async_local_storage').AsyncLocalStorage;
  },
  createHook,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  asyncWrapProviders,
  AsyncResource,
};

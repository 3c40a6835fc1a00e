// SPDX-License-Identifier: MIT
//
// Modules of Node that many packages require and few of their users call: they can be loaded, and
// each of their functions refuses by name.  A module leaves this table when lib/ gets it.
'use strict';

const functions = {
  __proto__: null,
  http2: [
    'connect', 'createServer', 'createSecureServer', 'getDefaultSettings', 'getPackedSettings',
    'getUnpackedSettings', 'performServerHandshake', 'Http2ServerRequest', 'Http2ServerResponse',
  ],
  https: ['createServer', 'get', 'request', 'Agent', 'Server'],
  inspector: ['open', 'close', 'url', 'waitForDebugger', 'Session'],
  tls: [
    'connect', 'checkServerIdentity', 'convertALPNProtocols', 'createSecureContext', 'createServer',
    'getCACertificates', 'getCertificateCompressionAlgorithms', 'getCiphers',
    'setDefaultCACertificates', 'SecureContext', 'Server', 'TLSSocket',
  ],
  worker_threads: [
    'BroadcastChannel', 'MessageChannel', 'MessagePort', 'Worker', 'getEnvironmentData',
    'markAsUncloneable', 'markAsUntransferable', 'moveMessagePortToContext', 'postMessageToThread',
    'receiveMessageOnPort', 'setEnvironmentData',
  ],
};

// What packages read when they are loaded.
const values = {
  __proto__: null,
  http2: { constants: {
    HTTP2_HEADER_AUTHORITY: ':authority',
    HTTP2_HEADER_HOST: 'host',
    HTTP2_HEADER_METHOD: ':method',
    HTTP2_HEADER_PATH: ':path',
    HTTP2_HEADER_PROTOCOL: ':protocol',
    HTTP2_HEADER_SCHEME: ':scheme',
    HTTP2_HEADER_SET_COOKIE: 'set-cookie',
    HTTP2_HEADER_STATUS: ':status',
    NGHTTP2_CANCEL: 8,
  } },
  worker_threads: {
    isInternalThread: false, isMainThread: true, parentPort: null, resourceLimits: {}, threadId: 0,
    threadName: '', workerData: null,
  },
};

const loaded = new Map();

function refusing(id, name) {
  const refuse = function() {
    const error = new Error(`${id}.${name} is not implemented in this version of Nodus`);
    error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
    throw error;
  };
  return Object.defineProperty(refuse, 'name', { __proto__: null, value: name });
}

/**
 * A module whose functions refuse.
 * @param {string} id
 * @returns {object|undefined} undefined: there is no such stand-in
 */
function loadPending(id) {
  const names = functions[id];
  if (names === undefined) return undefined;
  if (!loaded.has(id)) {
    const module = Object.fromEntries(names.map((name) => [name, refusing(id, name)]));
    loaded.set(id, Object.assign(module, values[id]));
  }
  return loaded.get(id);
}

module.exports = { loadPending };

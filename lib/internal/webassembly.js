// SPDX-License-Identifier: MIT
//
// WebAssembly's asynchronous functions.  The engine compiles on other threads and tells nobody, so
// the loop is kept alive meanwhile; the streaming functions, which it does not have, read the
// response first.
'use strict';

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_WEBASSEMBLY_RESPONSE },
} = require('internal/errors');
const { refEngine } = internalBinding('env');

// Keeps the loop alive until a promise of the engine settles.
async function whileReferenced(start) {
  refEngine(true);
  try {
    return await start();
  } finally {
    refEngine(false);
  }
}

async function readResponse(source) {
  const response = await source;
  if (typeof Response !== 'function' || !(response instanceof Response)) {
    throw new ERR_INVALID_ARG_TYPE(
      'source', ['Response', 'Promise resolving to Response'], response);
  }
  const type = response.headers.get('Content-Type');
  if (type !== 'application/wasm') {
    throw new ERR_WEBASSEMBLY_RESPONSE(`has unsupported MIME type '${type}'`);
  }
  if (!response.ok) throw new ERR_WEBASSEMBLY_RESPONSE(`has status code ${response.status}`);
  if (response.bodyUsed) throw new ERR_WEBASSEMBLY_RESPONSE('body has already been used');
  return response.arrayBuffer();
}

/**
 * Completes the engine's WebAssembly namespace.
 * @param {object} wasm
 * @returns {object} wasm
 */
function completeWebAssembly(wasm) {
  const { compile, instantiate } = wasm;
  const functions = {
    compile(bytes) {
      return whileReferenced(() => Reflect.apply(compile, wasm, [bytes]));
    },
    instantiate(source, imports = undefined) {
      return whileReferenced(() => Reflect.apply(instantiate, wasm, [source, imports]));
    },
    async compileStreaming(source) {
      return functions.compile(await readResponse(source));
    },
    async instantiateStreaming(source, imports = undefined) {
      return functions.instantiate(await readResponse(source), imports);
    },
  };
  for (const name of Object.keys(functions)) {
    Object.defineProperty(wasm, name, {
      __proto__: null, value: functions[name], writable: true, enumerable: true, configurable: true,
    });
  }
  return wasm;
}

module.exports = { completeWebAssembly };

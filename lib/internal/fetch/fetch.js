// SPDX-License-Identifier: MIT
//
// The global fetch, which refuses by name until the client is there.
'use strict';

/**
 * @returns {Promise<never>}
 * @throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM
 */
function fetch(input, init = undefined) { // eslint-disable-line no-unused-vars
  const error = new Error('fetch is not implemented in this version of Nodus; use node:http');
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  return Promise.reject(error);
}

module.exports = { fetch };

// SPDX-License-Identifier: MIT
// nodus-only: these modules work on Node
'use strict';

// Packages that only mention a module that is not there yet can be loaded; using it is refused.
const assert = require('node:assert');

const { connect } = require('node:tls');
assert.throws(() => connect(443), {
  code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
  message: 'tls.connect is not implemented in this version of Nodus',
});
assert.throws(() => new (require('https').Agent)(), /https\.Agent is not implemented/);
assert.throws(() => require('repl'), { code: 'MODULE_NOT_FOUND', message: /not implemented/ });

// SPDX-License-Identifier: MIT
//
// Timeouts work at once, even if nothing said before that scripts would have them.
'use strict';

const assert = require('node:assert');
const { runInThisContext } = require(['node', 'vm'].join(':'));

if (process.env.NODUS_ENGINE_ACCEL === '0') process.exit(); // the engine's accelerators end scripts
const loop = () => assert.throws(() => runInThisContext('for(;;);', { timeout: 10 }), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
loop();
Promise.resolve().then(loop);

// SPDX-License-Identifier: MIT
//
// What happens to an exception that nobody caught.
'use strict';

const env = internalBinding('env');

/** Reports an error as uncaught; returns true if a listener handled it, else ends the process. */
function routeException(error) {
  env.write(2, `Uncaught ${error}\n${require('internal/stacks').stackOf(error)}\n`);
  env.exit(1);
  return true;
}

env.setHook(env.HOOK_UNCAUGHT, routeException);
env.setHook(env.HOOK_EMIT_BEFORE_EXIT, () => {});
env.setHook(env.HOOK_EMIT_EXIT, () => 0);
env.setHook(env.HOOK_PROCESS_REJECTIONS, () => {});
env.setHook(env.HOOK_UV_ERROR, (errno, syscall, path, dest) =>
  require('internal/errors').uvException({ errno, syscall, path, dest }));

module.exports = { routeException };

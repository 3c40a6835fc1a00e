// SPDX-License-Identifier: MIT
//
// The exports of a module that is still loading, as a circular require() sees them: reading a
// property that does not exist (yet) warns.
'use strict';

const { isProxy } = require('internal/util/types');

function warn(name) {
  if (name === Symbol.toStringTag) return; // the library itself asks, to tell what the value is
  process.emitWarning(`Accessing non-existent property '${String(name)}' of module exports ` +
                      'inside circular dependency');
}

// Transpilers ask for it before they know that there is none.
const isExpected = (target, name) => name in target || name === '__esModule';

const warningPrototype = new Proxy({}, {
  get(target, name) {
    if (!isExpected(target, name)) warn(name);
    return target[name];
  },
  getOwnPropertyDescriptor(target, name) {
    if (!Object.hasOwn(target, name) && name !== '__esModule') warn(name);
    return Object.getOwnPropertyDescriptor(target, name);
  },
});

/** The exports of a module under way; from now on they warn, until restorePrototype. */
function exportsForCircularRequire(module) {
  const { exports } = module;
  if (exports && !isProxy(exports) && Object.getPrototypeOf(exports) === Object.prototype &&
      !exports.__esModule) {
    Object.setPrototypeOf(exports, warningPrototype);
  }
  return exports;
}

/** Gives the exports of a module that has been loaded their own prototype again. */
function restorePrototype(module) {
  const { exports } = module;
  if (exports && !isProxy(exports) && Object.getPrototypeOf(exports) === warningPrototype) {
    Object.setPrototypeOf(exports, Object.prototype);
  }
}

module.exports = { exportsForCircularRequire, restorePrototype };

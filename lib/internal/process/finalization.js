// SPDX-License-Identifier: MIT
//
// process.finalization: callbacks for objects that are still alive when the process ends.
'use strict';

const { validateObject, kValidateObjectAllowFunction } =
  require('internal/validators');
const { emitExperimentalWarning } = require('internal/util');

const registered = new Map(); // event -> Set of { ref: WeakRef, callback }
const entryOf = new WeakMap(); // object -> { event, entry }

function forget({ event, entry }) {
  const entries = registered.get(event);
  entries?.delete(entry);
  if (entries?.size === 0) {
    registered.delete(event);
    process.removeListener(event, listeners[event]);
  }
}

const collected = new FinalizationRegistry(forget);

function runAll(event) {
  for (const entry of registered.get(event) ?? []) {
    const object = entry.ref.deref();
    if (object !== undefined) (0, entry.callback)(object, event);
  }
  registered.delete(event);
}

const listeners = {
  __proto__: null,
  exit: () => runAll('exit'),
  beforeExit() {
    process.removeListener('beforeExit', listeners.beforeExit);
    runAll('beforeExit');
  },
};

function add(event, object, callback) {
  validateObject(object, 'obj', kValidateObjectAllowFunction);
  let entries = registered.get(event);
  if (entries === undefined) {
    registered.set(event, entries = new Set());
    process.on(event, listeners[event]);
  }
  const entry = { ref: new WeakRef(object), callback };
  entries.add(entry);
  entryOf.set(object, { event, entry });
  collected.register(object, { event, entry }, entry);
}

const finalization = {
  /**
   * Calls callback(object, 'exit') at 'exit', if the object is alive then.
   * @throws ERR_INVALID_ARG_TYPE
   */
  register(object, callback) {
    emitExperimentalWarning('process.finalization.register');
    add('exit', object, callback);
  },

  /** The same at 'beforeExit'. */
  registerBeforeExit(object, callback) {
    emitExperimentalWarning('process.finalization.registerBeforeExit');
    add('beforeExit', object, callback);
  },

  /** Takes a registration back. */
  unregister(object) {
    emitExperimentalWarning('process.finalization.unregister');
    const found = entryOf.get(object);
    if (found === undefined) return;
    entryOf.delete(object);
    collected.unregister(found.entry);
    forget(found);
  },
};

module.exports = { finalization };

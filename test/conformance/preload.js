// SPDX-License-Identifier: MIT
//
// Loaded before each test of Node's suite. The suite's common file requires modules that most tests never use; where
// the runtime does not have them, the common file gets objects that fail when they are used.
'use strict';

const Module = require('module');

const standIns = {
  worker_threads: { isMainThread: true },
};

const absent = Object.keys(standIns).filter((id) => !Module.isBuiltin(id));
if (absent.length > 0) {
  const load = Module._load;
  Module._load = function(request, ...rest) {
    return absent.includes(request) ? standIns[request] : Reflect.apply(load, this, [request, ...rest]);
  };
}

// SPDX-License-Identifier: MIT
//
// One way to listen to both kinds of event source, emitters and event targets.
'use strict';

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');

/**
 * @param {{ once?: boolean, [kResistStopPropagation]?: boolean }} [flags]
 * @throws ERR_INVALID_ARG_TYPE
 */
function listen(source, name, listener, flags) {
  if (typeof source.on === 'function') {
    if (flags?.once) source.once(name, listener);
    else source.on(name, listener);
  } else if (typeof source.addEventListener === 'function') {
    source.addEventListener(name, listener, flags);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', source);
  }
}

/** @throws ERR_INVALID_ARG_TYPE */
function unlisten(source, name, listener, flags) {
  if (typeof source.removeListener === 'function') {
    source.removeListener(name, listener);
  } else if (typeof source.removeEventListener === 'function') {
    source.removeEventListener(name, listener, flags);
  } else {
    throw new ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', source);
  }
}

module.exports = { listen, unlisten };

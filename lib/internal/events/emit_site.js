// SPDX-License-Identifier: MIT
//
// The part of an uncaught exception's stack that says where an unhandled 'error' was emitted.
'use strict';

const { stackOf } = require('internal/stacks');
const { kEmittedAt } = require('internal/events/symbols');

/** Adds the place of the emit() call to the stack of an error that has one. */
function addEmitSite(error) {
  const site = error[kEmittedAt];
  if (site === undefined) return;
  const stack = stackOf(error);
  const frames = stackOf(site).split('\n').slice(1);
  if (typeof stack !== 'string') return;
  const name = site.emitter.constructor?.name;
  const owner = name && name !== 'EventEmitter' ? ` on ${name} instance` : '';
  error.stack = `${stack}\nEmitted 'error' event${owner} at:\n${frames.join('\n')}`;
}

module.exports = { addEmitSite };

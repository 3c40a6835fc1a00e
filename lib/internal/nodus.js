// SPDX-License-Identifier: MIT
//
// The global Nodus: what only this runtime has.
'use strict';

const { defineLazyProperties } = require('internal/util');

const Nodus = {};
defineLazyProperties(Nodus, 'internal/serve/server', ['serve']);
Object.defineProperty(Nodus, 'version', {
  __proto__: null, value: process.versions.nodus, enumerable: true,
});
Object.defineProperty(Nodus, Symbol.toStringTag, {
  __proto__: null, value: 'Nodus', configurable: true,
});

module.exports = { Nodus };

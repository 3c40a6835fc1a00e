// SPDX-License-Identifier: MIT
'use strict';

exports.jsxDEV = (type, props, key, isStatic, source) =>
  ['jsxDEV', type, props, key, isStatic, source.lineNumber];
exports.Fragment = 'Fragment';

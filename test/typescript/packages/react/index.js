// SPDX-License-Identifier: MIT
//
// What JSX calls: each call is told as a list.
'use strict';

exports.createElement = (type, props, ...children) => ['createElement', type, props, ...children];
exports.Fragment = 'Fragment';

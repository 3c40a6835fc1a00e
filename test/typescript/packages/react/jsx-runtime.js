// SPDX-License-Identifier: MIT
'use strict';

exports.jsx = (...call) => ['jsx', ...call];
exports.jsxs = (...call) => ['jsxs', ...call];
exports.Fragment = 'Fragment';

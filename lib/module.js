// SPDX-License-Identifier: MIT
//
// node:module: the Module class with the functions that only this module's users need.
'use strict';

const { Module } = require('internal/modules/cjs');

module.exports = Module;

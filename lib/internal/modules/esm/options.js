// SPDX-License-Identifier: MIT
//
// What the command line says about ES modules, read once.
'use strict';

const { getOptionValue } = require('internal/options');
const { preservesSymlinks } = require('internal/modules/options');

/** The conditions of "exports" and "imports" that hold for import. */
const conditions = ['node', 'import', 'module-sync', 'node-addons',
                    ...(getOptionValue('--conditions') ?? [])];

module.exports = { conditions, preservesSymlinks };

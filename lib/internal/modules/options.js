// SPDX-License-Identifier: MIT
//
// What the command line and the environment say about resolution, read once.
'use strict';

const getOptionValue = require.has('internal/options') ?
  require('internal/options').getOptionValue : () => undefined;
const binding = internalBinding('module');

const defaultConditions = ['require', 'node', 'node-addons'];
// What it leads to is an ES module, as a rule.
if (getOptionValue('--require-module')) defaultConditions.push('module-sync');

/** The conditions of "exports" and "imports" that hold for require(). */
const conditions = [...defaultConditions, ...(getOptionValue('--conditions') ?? [])];

binding.setConditions(conditions.join('\0'));

const preserveSymlinks = Boolean(getOptionValue('--preserve-symlinks'));
const preserveSymlinksMain = Boolean(getOptionValue('--preserve-symlinks-main'));

/** Whether file names keep the symbolic links they were found through. */
function preservesSymlinks(isMain) {
  return isMain ? preserveSymlinksMain : preserveSymlinks;
}

module.exports = { conditions, preservesSymlinks };

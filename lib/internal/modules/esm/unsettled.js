// SPDX-License-Identifier: MIT
//
// Where the modules of a graph wait for ever.
'use strict';

const { EVALUATING_ASYNC } = require('internal/modules/esm/record');
const { sourceLine } = require('internal/stacks/source');

// The modules whose own await keeps the graph from its end.
function waiting(record, found, seen) {
  if (seen.has(record) || record.status !== EVALUATING_ASYNC) return;
  seen.add(record);
  if (record.hasTopLevelAwait && record.pendingDependencies === 0) found.push(record);
  for (const required of record.dependencies) waiting(required, found, seen);
}

// The first top-level await; the engine does not tell in which one a function waits.
function placeOf(record) {
  for (let line = 1; ; line++) {
    const text = sourceLine(record.url, line);
    if (text === undefined) return undefined;
    const match = /(?<![\w$.'"`])await(?![\w$])/.exec(text);
    if (match !== null) return { line, text, column: match.index };
  }
}

/**
 * @param {ModuleRecord|undefined} root
 * @returns {string[]} for each module that waits, its place, the line and a caret
 */
function describeAwait(root) {
  const found = [];
  if (root !== undefined) waiting(root, found, new Set());
  return found.map((record) => {
    const place = placeOf(record);
    if (place === undefined) return record.url;
    const { line, text, column } = place;
    return `${record.url}:${line}\n${text}\n${text.slice(0, column).replace(/[^\t]/g, ' ')}^\n\n`;
  });
}

module.exports = { describeAwait };

// SPDX-License-Identifier: MIT
'use strict';

// util.getCallSites

const { validateBoolean, validateNumber, validateObject } = require('internal/validators');

const MAX_FRAMES = 200;
const DEFAULT_FRAMES = 8;

const scriptIds = new Map();

/** A number for each script, in the order in which they are first seen. */
function scriptIdOf(name) {
  if (!scriptIds.has(name)) scriptIds.set(name, scriptIds.size + 1);
  return scriptIds.get(name);
}

/** What is told about one call. */
function describeSite(site) {
  const columnNumber = site.getColumnNumber() ?? 0;
  const scriptName = site.getFileName() ?? '';
  return {
    __proto__: null,
    functionName: site.getFunctionName() ?? '',
    scriptId: `${scriptIdOf(scriptName)}`,
    scriptName,
    lineNumber: site.getLineNumber() ?? 0,
    columnNumber,
    // The name this field had first.
    column: columnNumber,
  };
}

/** Replaces a position by the one in the source that a file was made from. */
function mapToSource(site) {
  const { findSourceMap } = require('module');
  const map = findSourceMap(site.scriptName);
  if (map === undefined) return site;
  const entry = map.findEntry(site.lineNumber - 1, site.columnNumber - 1);
  if (entry?.originalSource === undefined) return site;
  const columnNumber = entry.originalColumn + 1;
  return {
    ...site,
    __proto__: null,
    scriptName: entry.originalSource,
    lineNumber: entry.originalLine + 1,
    columnNumber,
    column: columnNumber,
  };
}

/**
 * @param {unknown[]} args [frameCount, options], both optional
 * @param {Function} above the calls from here on are not listed
 * @returns {object[]} innermost first
 * @throws {ERR_INVALID_ARG_TYPE|ERR_OUT_OF_RANGE}
 */
function getCallSites([frameCount, options], above) {
  if (options === undefined && typeof frameCount === 'object' && frameCount !== null) {
    options = frameCount;
    frameCount = undefined;
  } else if (options !== undefined) {
    validateObject(options, 'options');
  }
  frameCount ??= DEFAULT_FRAMES;
  validateNumber(frameCount, 'frameCount', 1, MAX_FRAMES);
  if (options?.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  const sites = require('internal/stacks').callSites(Math.floor(frameCount), above)
    .map(describeSite);
  const wantsSource = options?.sourceMap ??
    (options !== undefined && Boolean(require('internal/options')
      .getOptionValue('--enable-source-maps')));
  return wantsSource ? sites.map(mapToSource) : sites;
}

module.exports = { getCallSites };

// SPDX-License-Identifier: MIT
//
// Stack frames through source maps (--enable-source-maps): the frames of a file whose map is known
// move to the original source.
'use strict';

const { posix: { dirname, resolve } } = require('path');
const { findSourceMap } = require('internal/modules/source_map');
const { setSourceInfo } = require('internal/stacks/source');

function toPath(url, source) {
  if (source.startsWith('file:')) return require('url').fileURLToPath(source);
  if (/^[a-z][a-z0-9+.-]+:/i.test(source)) return source; // webpack://, say
  const file = url.startsWith('file:') ? require('url').fileURLToPath(url) : url;
  return resolve(dirname(file), source);
}

// The original text may exist in the map only.
function rememberText(map, fileName, path) {
  const { sources, sourcesContent, sourceRoot } = map.payload;
  const root = sourceRoot ? `${sourceRoot.replace(/\/$/, '')}/` : '';
  const text = sourcesContent?.[sources.findIndex((source) => root + source === fileName)];
  if (typeof text === 'string') setSourceInfo(path, { shift: 0, text });
}

/**
 * Moves a frame to its original source.
 * @param {object} frame of internal/stacks/call_site
 */
function mapFrame(frame) {
  const { url, line, column } = frame;
  if (url === undefined || line === 0 || url.startsWith('node:')) return;
  const map = findSourceMap(url);
  const origin = map?.findOrigin(line, column);
  if (origin?.fileName === undefined) return;
  const path = toPath(url, origin.fileName);
  rememberText(map, origin.fileName, path);
  frame.url = path;
  frame.line = origin.lineNumber;
  frame.column = origin.columnNumber;
}

module.exports = { mapFrame };

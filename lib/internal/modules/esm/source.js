// SPDX-License-Identifier: MIT
//
// What the loader itself does in the two steps that hooks customise: from specifier to URL and
// format, and from URL to source.
'use strict';

const { errorCodes } = require('internal/lazy');
const { validateAttributes } = require('internal/modules/esm/attributes');
const { formatOf } = require('internal/modules/esm/format');
const { resolve } = require('internal/modules/esm/resolve');
const { toPath } = require('internal/modules/esm/urls');
const binding = internalBinding('module');

// Formats whose source the loader reads as bytes, or not at all.
const isBinary = (format) => format === 'wasm';
const isWithoutSource = (format) => format === 'builtin' || format === 'addon';

const resolved = new Map(); // specifier and parent -> what they meant the first time

function resolveNew(specifier, parentURL, conditions) {
  const url = resolve(specifier, parentURL, conditions);
  return { url, format: formatOf(url) };
}

/**
 * The same specifier in the same module means the same, whatever happens to files meanwhile.
 * @param {string} specifier
 * @param {{ parentURL: string, conditions?: string[] }} context
 * @returns {{ url: string, format: string|undefined }}
 */
function resolveOwn(specifier, { parentURL, conditions }) {
  if (conditions !== undefined) return resolveNew(specifier, parentURL, conditions);
  const key = `${parentURL}\0${specifier}`;
  let result = resolved.get(key);
  if (result === undefined) {
    result = resolveNew(specifier, parentURL);
    resolved.set(key, result);
  }
  return result;
}

function decodeData(url) {
  const match = /^data:[^,]*?(;base64)?,([^#]*)/s.exec(url);
  if (match === null) throw new (errorCodes().ERR_INVALID_URL)(url);
  const { Buffer } = require('buffer');
  const body = decodeURIComponent(match[2]);
  return match[1] === undefined ? Buffer.from(body) : Buffer.from(body, 'base64');
}

function readData(url, format) {
  const bytes = decodeData(url);
  return isBinary(format) ? bytes : bytes.toString();
}

function readFile(url, format) {
  const path = toPath(url);
  if (isBinary(format)) return require('fs').readFileSync(path);
  return binding.readText(path);
}

/**
 * @param {string} url
 * @param {{ format?: string, importAttributes: object }} context
 * @returns {{ format: string|undefined, source: string|Uint8Array|undefined }}
 */
function loadOwn(url, { format, importAttributes }) {
  format ??= formatOf(url);
  validateAttributes(url, format, importAttributes ?? {});
  if (isWithoutSource(format)) return { format, source: undefined };
  if (url.startsWith('data:')) return { format, source: readData(url, format) };
  if (url.startsWith('file:')) return { format, source: readFile(url, format) };
  const isNetwork = /^https?:/.test(url);
  throw new (errorCodes().ERR_UNSUPPORTED_ESM_URL_SCHEME)(
    new URL(url), isNetwork ? ['file', 'data'] : ['file', 'data', 'node']);
}

module.exports = { resolveOwn, loadOwn };

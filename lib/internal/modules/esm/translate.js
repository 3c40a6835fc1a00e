// SPDX-License-Identifier: MIT
//
// From a source to a module record, for each format.
'use strict';

const { errorCodes } = require('internal/lazy');
const { extensionOf } = require('internal/modules/esm/format');
const { parse, languageOfExtension } = require('internal/modules/esm/front_end');
const { SourceTextRecord, SyntheticRecord } = require('internal/modules/esm/record');
const { toPath } = require('internal/modules/esm/urls');

function asText(source) {
  if (typeof source === 'string') return source;
  return new TextDecoder().decode(source);
}

// The language of a text, and how its package wants it lowered.
function languageOf(url, format) {
  const isTypeScript = format?.endsWith('-typescript');
  const language = languageOfExtension[extensionOf(url)] ??
    (isTypeScript ? 'typescript' : 'javascript');
  if (language === 'javascript' || !url.startsWith('file:')) return { language };
  const { loweringFor } = require('internal/modules/tsconfig');
  return { language, lowering: loweringFor(toPath(url)) };
}

const translators = {
  '__proto__': null,

  'module'(url, source, { format }) {
    const text = asText(source);
    return new SourceTextRecord(url, parse(text, url, languageOf(url, format)));
  },

  'commonjs'(url, source, context) {
    const { makeCommonJSRecord } = require('internal/modules/esm/commonjs');
    return makeCommonJSRecord(url, source == null ? '' : asText(source), context);
  },

  'builtin'(url) {
    return require('internal/modules/esm/builtin').makeBuiltinRecord(url);
  },

  'json'(url, source) {
    const text = asText(source);
    // As late as a require() would, which may have been there first.
    return new SyntheticRecord(url, ['default'], ({ values }) => {
      values.default = parseJSON(url, text);
    });
  },

  'wasm'(url, source, { phase }) {
    return require('internal/modules/esm/wasm').makeWasmRecord(url, source, phase);
  },

  'addon'(url) {
    const { Module } = require('internal/modules/cjs');
    const record = new SyntheticRecord(url, ['default', 'module.exports'], ({ values }) => {
      values.default = values['module.exports'] = Module._load(toPath(url));
    });
    return record;
  },
};

function parseJSON(url, text) {
  const path = url.startsWith('file:') ? toPath(url) : url;
  const { Module } = require('internal/modules/cjs');
  const cached = Module._cache[path];
  if (cached?.loaded) return cached.exports;
  try {
    return JSON.parse(text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text);
  } catch (error) {
    error.message = `${path}: ${error.message}`;
    throw error;
  }
}

// A text that its URL does not explain.
function detect(url, source, context) {
  const text = asText(source);
  const unit = parse(text, url, { goal: 'detect', ...languageOf(url) });
  if (unit.kind !== 'module') return translators.commonjs(url, text, context);
  if (url.startsWith('file:')) require('internal/modules/typeless').warn(url);
  return new SourceTextRecord(url, unit);
}

/**
 * Makes the record of a module.
 * @param {string} url
 * @param {string|undefined} format undefined: the source tells
 * @param {string|Uint8Array|null|undefined} source
 * @param {{ isMain?: boolean, isHooked?: boolean, phase?: string }} context
 * @returns {ModuleRecord}
 * @throws ERR_UNKNOWN_MODULE_FORMAT, SyntaxError
 */
function translate(url, format, source, context) {
  if (format === undefined || format === null) return detect(url, source, context);
  const translator = translators[format.replace(/-typescript$/, '')];
  if (translator === undefined) throw new (errorCodes().ERR_UNKNOWN_MODULE_FORMAT)(format, url);
  return translator(url, source, { ...context, format });
}

module.exports = { translate };

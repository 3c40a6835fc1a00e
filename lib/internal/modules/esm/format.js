// SPDX-License-Identifier: MIT
//
// Which kind of module a URL names: by its scheme, its extension and the nearest package.json.
'use strict';

const { errorCodes } = require('internal/lazy');
const { getOptionValue } = require('internal/options');
const { toPath, shown } = require('internal/modules/esm/urls');
const binding = internalBinding('module');

const PACKAGE_COMMONJS = 1; // what binding.packageType says
const PACKAGE_MODULE = 2;

const formatOfMime = {
  '__proto__': null,
  'text/javascript': 'module',
  'application/javascript': 'module',
  'application/json': 'json',
  'application/wasm': 'wasm',
};

const formatOfExtension = {
  '__proto__': null,
  '.mjs': 'module',
  '.cjs': 'commonjs',
  '.json': 'json',
  '.wasm': 'wasm',
  '.node': 'addon',
  '.mts': 'module-typescript',
  '.cts': 'commonjs-typescript',
};

// Extensions that leave it to the package, and what is appended to the format then.
const suffixOfExtension = {
  '__proto__': null, '.js': '', '.jsx': '', '.ts': '-typescript', '.tsx': '-typescript',
};

const typescript = /^\.[cm]?tsx?$/;

/** The extension of a URL or path, query and fragment left out; '' if there is none. */
function extensionOf(url) {
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(dot) : '';
}

function ofPackage(path, suffix) {
  switch (binding.packageType(path)) {
    case PACKAGE_MODULE: return `module${suffix}`;
    case PACKAGE_COMMONJS: return `commonjs${suffix}`;
    default: return undefined;
  }
}

function refuse(extension, url) {
  throw new (errorCodes().ERR_UNKNOWN_FILE_EXTENSION)(extension, shown(url));
}

function checkTypeScript(extension, path) {
  if (!getOptionValue('--strip-types')) refuse(extension, path);
  checkInstalled(path);
}

/**
 * Packages are to be installed as JavaScript.
 * @param {string} path of a TypeScript file
 * @throws ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING
 */
function checkInstalled(path) {
  if (!path.includes('/node_modules/') || getOptionValue('--allow-node-modules-ts')) return;
  throw new (errorCodes().ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING)(path);
}

const isWasm = (path) => internalBinding('module').readText(path).startsWith('\0asm');

function ofFile(url) {
  const extension = extensionOf(url);
  const path = toPath(url);
  if (typescript.test(extension)) checkTypeScript(extension, path);
  const format = formatOfExtension[extension];
  if (format !== undefined) return format;
  const suffix = suffixOfExtension[extension];
  if (suffix !== undefined) return ofPackage(path, suffix);
  if (extension !== '') refuse(extension, url);
  const type = ofPackage(path, '');
  return type === 'commonjs' || !isWasm(path) ? type : 'wasm';
}

function ofData(url) {
  const mime = /^data:([^;,]*)/.exec(url)[1];
  const format = formatOfMime[mime];
  if (format === undefined) throw new (errorCodes().ERR_UNKNOWN_MODULE_FORMAT)(mime, url);
  return format;
}

/**
 * @param {string} url
 * @returns {string|undefined} 'module', 'commonjs', 'module-typescript', 'commonjs-typescript',
 *   'json', 'wasm', 'addon' or 'builtin'; undefined: the source text must tell
 * @throws ERR_UNKNOWN_FILE_EXTENSION, ERR_UNKNOWN_MODULE_FORMAT,
 *   ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING
 */
function formatOf(url) {
  if (url.startsWith('file:')) return ofFile(url);
  if (url.startsWith('node:')) return 'builtin';
  if (url.startsWith('data:')) return ofData(url);
  return undefined;
}

module.exports = { formatOf, extensionOf, checkInstalled };

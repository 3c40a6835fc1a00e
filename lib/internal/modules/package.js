// SPDX-License-Identifier: MIT
//
// package.json files as JavaScript sees them.
'use strict';

const {
  codes: { ERR_MODULE_NOT_FOUND },
} = require('internal/errors');
const { validateString } = require('internal/validators');
const { fileOf } = require('internal/modules/resolve');
const binding = internalBinding('module');

function parseField(text) {
  return text === undefined ? undefined : JSON.parse(text);
}

/**
 * The package.json of a folder.
 * @param {string} folder
 * @returns {{ exists: boolean, pjsonPath: string, type: string, name?: string, main?: string,
 *   exports?: *, imports?: * }}
 */
function readPackage(folder) {
  const pjsonPath = binding.resolvePath(folder, 'package.json');
  const fields = binding.readPackage(binding.resolvePath('', folder));
  if (fields === undefined) return { __proto__: null, type: 'none', exists: false, pjsonPath };
  const [, name, main, type, exports, imports] = fields;
  if (name === false) throw require('internal/modules/resolve').invalidPackage(folder);
  return {
    __proto__: null,
    type,
    ...(name !== undefined && { name }),
    ...(main !== undefined && { main }),
    ...(exports !== undefined && { exports: parseField(exports) }),
    ...(imports !== undefined && { imports: parseField(imports) }),
    exists: true,
    pjsonPath,
  };
}

function toPath(value) {
  if (typeof value === 'string' && !value.startsWith('file:')) return value;
  return require('url').fileURLToPath(value);
}

// The folder of the installed package that a bare specifier names.
function findInstalled(specifier, base) {
  const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [specifier];
  const { nodeModulePaths } = require('internal/modules/lookup');
  for (const folder of nodeModulePaths(base)) {
    const directory = binding.resolvePath(folder, name);
    if (binding.readPackage(directory) !== undefined) return fileOf(directory);
  }
  throw new ERR_MODULE_NOT_FOUND(specifier, base);
}

/**
 * module.findPackageJSON.
 * @param {string|URL} specifier a package, or a path or file URL
 * @param {string|URL} [base] path or file URL of the file to resolve from
 * @returns {string|undefined} the path of the nearest package.json
 * @throws ERR_INVALID_ARG_TYPE, ERR_MODULE_NOT_FOUND
 */
function findPackageJSON(specifier, base = 'data:') {
  if (!require('internal/url').isURL(specifier)) validateString(specifier, 'specifier');
  const text = `${specifier}`;
  const isPath = /^(?:\.\.?(?:\/|$)|\/|file:)/.test(text);
  if (!isPath) {
    const from = base === 'data:' ? process.cwd() : toPath(base);
    const directory = binding.stat(from) === 1 ? from : binding.resolvePath(from, '..');
    return findInstalled(text, directory);
  }
  const from = base === 'data:' ? process.cwd() : toPath(base);
  const folder = from.endsWith('/') || binding.stat(from) === 1 ?
    from : binding.resolvePath(from, '..');
  const path = text.startsWith('file:') ? toPath(specifier) : binding.resolvePath(folder, text);
  const isDirectory = binding.stat(path) === 1;
  const scope = binding.packageScope(isDirectory ? `${path}/noop.js` : path);
  return scope === undefined ? undefined : fileOf(scope[0]);
}

module.exports = { readPackage, findPackageJSON };

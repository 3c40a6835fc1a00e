// SPDX-License-Identifier: MIT
//
// package.json files as JavaScript sees them.
'use strict';

const {
  codes: { ERR_INVALID_URL, ERR_MISSING_ARGS, ERR_MODULE_NOT_FOUND },
} = require('internal/errors');
const { fileOf } = require('internal/modules/resolve');
const { toURL } = require('internal/modules/esm/urls');
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
  const [name] = /^(?:@[^/]+\/)?[^/]*/.exec(specifier);
  const { nodeModulePaths } = require('internal/modules/lookup');
  const folder = base.endsWith('/') ? base : binding.resolvePath(base, '..');
  for (const modules of nodeModulePaths(folder)) {
    const directory = binding.resolvePath(modules, name);
    if (binding.readPackage(directory) !== undefined) return fileOf(directory);
  }
  throw new ERR_MODULE_NOT_FOUND(name, base);
}

const isPath = (text) => /^(?:\.\.?(?:\/|$)|\/|file:)/.test(text);

/**
 * module.findPackageJSON.
 * @param {string|URL} specifier a package, or a path or file URL
 * @param {string|URL} [base] path or file URL of the file to resolve from
 * @returns {string|undefined} the path of the nearest package.json
 * @throws ERR_MISSING_ARGS, ERR_INVALID_URL, ERR_MODULE_NOT_FOUND
 */
function findPackageJSON(specifier, base = 'data:') {
  if (arguments.length === 0) throw new ERR_MISSING_ARGS('specifier');
  const text = `${specifier}`;
  const from = `${base}`;
  if (!isPath(from) && !/^(?:\/|file:)/.test(text)) {
    // Nothing can be found from there.
    throw new ERR_INVALID_URL(from === 'data:' ? text : from);
  }
  const basePath = isPath(from) ? toPath(from) : '/';
  if (!isPath(text)) return findInstalled(text, basePath);
  const folder = basePath.endsWith('/') ? basePath : binding.resolvePath(basePath, '..');
  const path = text.startsWith('file:') ? toPath(text) : binding.resolvePath(folder, text);
  const kind = binding.stat(path);
  if (kind < 0) throw new ERR_MODULE_NOT_FOUND(path, basePath, toURL(path));
  const scope = binding.packageScope(kind === 1 ? `${path}/noop.js` : path);
  return scope === undefined ? undefined : fileOf(scope[0]);
}

module.exports = { readPackage, findPackageJSON };

// SPDX-License-Identifier: MIT
//
// Resolution for require(): src/module finds the file, this module says what went wrong.
'use strict';

const { errorCodes } = require('internal/lazy');
const { preservesSymlinks } = require('internal/modules/options');
const binding = internalBinding('module');

const BY_FOLDERS = 0; // kinds of binding.find
const BY_SELF = 1;
const BY_IMPORTS = 2;

const mixedKeys = '"exports" cannot contain some keys starting with \'.\' and some not. The ' +
  'exports object must either be an object of package subpath keys or an object of main entry ' +
  'condition name keys only.';

/** Error with the code MODULE_NOT_FOUND and further properties. */
function notFound(message, properties) {
  const error = new Error(message);
  error.code = 'MODULE_NOT_FOUND';
  return Object.assign(error, properties);
}

const fileOf = (directory) => `${directory === '/' ? '' : directory}/package.json`;
const folderOf = (directory) => `${directory === '/' ? '' : directory}/`;

function emitInvalidMain(directory, filename) {
  const { main } = JSON.parse(binding.readText(fileOf(directory)));
  process.emitWarning(
    `Invalid 'main' field in '${fileOf(directory)}' of '${main}'. ` +
    'Please either fix that or report it to the module author',
    'DeprecationWarning', 'DEP0128');
  return filename;
}

function invalidPackage(directory, base) {
  return new (errorCodes().ERR_INVALID_PACKAGE_CONFIG)(`${fileOf(directory)}.`, base);
}

function invalidMatch(request, [, directory, subpath, key], base) {
  const field = request[0] === '#' ? 'imports' : 'exports';
  return new (errorCodes().ERR_INVALID_MODULE_SPECIFIER)(
    field === 'imports' ? request : subpath,
    `request is not a valid match in pattern "${key}" for the "${field}" resolution of ` +
    fileOf(directory), base);
}

function invalidTarget(request, [, directory, , key, text], base) {
  const value = JSON.parse(text);
  const target = typeof value === 'number' ? String(value) : value;
  return new (errorCodes().ERR_INVALID_PACKAGE_TARGET)(
    folderOf(directory), key, target, request[0] === '#',
                                        base);
}

function notDefined(request, [, directory, subpath], base) {
  if (request[0] === '#') {
    const folder = directory === undefined ? undefined : folderOf(directory);
    return new (errorCodes().ERR_PACKAGE_IMPORT_NOT_DEFINED)(request, folder, base);
  }
  return new (errorCodes().ERR_PACKAGE_PATH_NOT_EXPORTED)(folderOf(directory), subpath, base);
}

function encodedSlash([, , , , path], base) {
  return new (errorCodes().ERR_INVALID_MODULE_SPECIFIER)(
    require('url').pathToFileURL(path).href.replaceAll('%25', '%'),
    'must not include encoded "/" or "\\" characters', base);
}

/**
 * What binding.find returned, as a file name.
 * @param {string|Array|undefined} found
 * @param {string} request
 * @param {string} [base] the requiring file, where the error names it
 * @param {Function} [settleTarget] what to do about a target of "exports" that does not exist
 * @returns {string|undefined}
 * @throws the error of the failure
 */
function settle(found, request, base, settleTarget) {
  if (typeof found !== 'object') return found;
  const [kind, path, directory] = found;
  switch (kind) {
    case 'found despite main': return emitInvalidMain(directory, path);
    case 'bad main':
      throw notFound(`Cannot find module '${path}'. ` +
                     'Please verify that the package.json has a valid "main" entry',
                     { path: fileOf(directory), requestPath: request });
    case 'no target':
      if (settleTarget !== undefined) return settleTarget(found);
      throw notFound(`Cannot find module '${path}'`,
                     { path: base === undefined ? directory : fileOf(directory) });
    case 'invalid package': throw invalidPackage(directory, base);
    case 'invalid target': throw invalidTarget(request, found, base);
    case 'invalid match': throw invalidMatch(request, found, base);
    case 'encoded slash': throw encodedSlash(found, base);
    case 'mixed keys':
      throw new (errorCodes().ERR_INVALID_PACKAGE_CONFIG)(fileOf(path), base, mixedKeys);
    case 'numeric key':
      throw new (errorCodes().ERR_INVALID_PACKAGE_CONFIG)(fileOf(path), base,
                                           '"exports" cannot contain numeric property keys.');
    default: throw notDefined(request, found, base);
  }
}

/**
 * Searches folders.
 * @param {string} key the request and the folders, joined by NUL
 * @param {string} request
 * @param {string[]} extensions
 * @param {boolean} isMain
 * @param {string[]} [conditions]
 * @returns {string|undefined}
 */
function findInFolders(key, request, extensions, isMain, conditions) {
  return settle(binding.find(BY_FOLDERS, key, '', extensions.join('\0'),
                             preservesSymlinks(isMain), conditions?.join('\0')), request);
}

/**
 * Resolves a request by the name of the package that the parent belongs to.
 * @param {string} request
 * @param {string} parentFile
 * @param {string[]} [conditions]
 * @param {Function} [settleTarget] see settle
 * @returns {string|undefined}
 */
function findSelf(request, parentFile, conditions, settleTarget) {
  return settle(binding.find(BY_SELF, request, parentFile, '', preservesSymlinks(false),
                             conditions?.join('\0')), request, parentFile, settleTarget);
}

/**
 * Resolves a request that starts with '#'.
 * @param {string} request
 * @param {string} parentFile
 * @param {string[]} [conditions]
 * @param {Function} [settleTarget] see settle
 * @returns {{ filename: string }|{ bare: string, directory: string }}
 */
function findImport(request, parentFile, conditions, settleTarget) {
  if (request === '#') {
    throw new (errorCodes().ERR_INVALID_MODULE_SPECIFIER)(
      request, 'is not a valid internal imports specifier name',
                                           parentFile);
  }
  const found = binding.find(BY_IMPORTS, request, parentFile, '', preservesSymlinks(false),
                             conditions?.join('\0'));
  if (found?.[0] === 'bare') return { bare: found[1], directory: found[2] };
  return { filename: settle(found, request, parentFile, settleTarget) };
}

module.exports = { findInFolders, findSelf, findImport, settle, notFound, invalidPackage, fileOf };

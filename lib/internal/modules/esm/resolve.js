// SPDX-License-Identifier: MIT
//
// ESM_RESOLVE of https://nodejs.org/api/esm.html: from a specifier and the URL of the module that
// names it to a URL.  src/module finds files; what failed is said here and in
// internal/modules/resolve.
'use strict';

const { errorCodes } = require('internal/lazy');
const { builtinId } = require('internal/modules/builtins');
const { conditions, preservesSymlinks } = require('internal/modules/esm/options');
const { findSelf, findImport, settle } = require('internal/modules/resolve');
const { suggest } = require('internal/modules/esm/suggest');
const { toPath, toURL, isPlainFileURL, plainPath } = require('internal/modules/esm/urls');
const binding = internalBinding('module');

const BY_PACKAGE = 3; // kinds of binding.find
const BY_EXACT_PATH = 4;

const relative = /^(?:\/|\.\.?(?:\/|$))/;
const plainSpecifier = /^\.\.?\/(?:[\w@+.-]*\/)*[\w@+.-]*[\w@+-]$/;
const encodedSeparator = /%2f|%5c/i;

const folderOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';

// The base as messages show it: a path for file URLs.
function shownBase(parentURL) {
  return parentURL?.startsWith('file:') ? toPath(parentURL) : parentURL;
}

// ---- What went wrong -------------------------------------------------------------------------

function notFound(path, url, specifier, parentURL) {
  const base = shownBase(parentURL);
  const error = new (errorCodes().ERR_MODULE_NOT_FOUND)(path, base, url);
  return suggest(error, specifier, base);
}

function directoryImport(path, url, specifier, parentURL) {
  const base = shownBase(parentURL);
  const error = new (errorCodes().ERR_UNSUPPORTED_DIR_IMPORT)(path, base, url);
  return suggest(error, specifier, base);
}

function invalidSpecifier(specifier, reason, parentURL) {
  return new (errorCodes().ERR_INVALID_MODULE_SPECIFIER)(specifier, reason, shownBase(parentURL));
}

// What binding.find returned for an ES module, as a real path.
function settleFile(found, specifier, parentURL, isExact) {
  if (typeof found === 'string') return found;
  const [kind, path] = found;
  if (kind === 'no target' || kind === 'directory') {
    const isDirectory = kind === 'directory' || binding.stat(path) === 1;
    const shown = isDirectory && isExact && specifier.endsWith('/') ? `${path}/` : path;
    const url = toURL(shown);
    throw isDirectory ? directoryImport(shown, url, specifier, parentURL) :
      notFound(path, url, specifier, parentURL);
  }
  if (kind === 'bad main') {
    const target = mainTarget(path);
    throw new (errorCodes().ERR_MODULE_NOT_FOUND)(target, shownBase(parentURL));
  }
  return settle(found, specifier, shownBase(parentURL));
}

// The file that a package without a loadable main should have had.
function mainTarget(directory) {
  const main = binding.readPackage(directory)?.[2];
  return binding.resolvePath(directory, main || 'index.js');
}

// ---- Files -----------------------------------------------------------------------------------

// A file URL that may have a query, escapes and symbolic links.
function resolveFileURL(url, specifier, parentURL) {
  const { pathname } = url;
  if (encodedSeparator.test(pathname)) {
    throw invalidSpecifier(decodePath(url, parentURL, pathname),
                           'must not include encoded "/" or "\\" characters', parentURL);
  }
  const path = decodePath(url, parentURL);
  const found = path.includes('\0') ? ['no target', path] :
    binding.find(BY_EXACT_PATH, path, '', '', preservesSymlinks(parentURL === undefined));
  if (Array.isArray(found) && found[0] !== 'directory') {
    throw notFound(path, url.href, specifier, parentURL);
  }
  if (Array.isArray(found)) throw directoryImport(path, url.href, specifier, parentURL);
  return toURL(found) + url.search + url.hash;
}

function decodePath(url, parentURL, pathname) {
  if (pathname !== undefined) return pathname;
  try {
    return toPath(url.href);
  } catch (error) {
    // Says which module asked for it.
    throw Object.assign(error, { input: url.href, module: parentURL });
  }
}

// The frequent case: a relative path of ordinary characters, seen from a file.
function resolvePlain(specifier, parentURL) {
  const folder = folderOf(plainPath(parentURL));
  const found = binding.find(BY_EXACT_PATH, specifier, folder, '', preservesSymlinks(false));
  return toURL(settleFile(found, specifier, parentURL, true));
}

// ---- Packages --------------------------------------------------------------------------------

const isPackageName = (specifier) =>
  /^(?:@[^/\\%]+\/[^/\\%]+|[^@./\\%][^/\\%]*)(?:\/|$)/.test(specifier);

function resolvePackage(specifier, parentURL, parentPath, asked) {
  if (specifier !== '' && !isPackageName(specifier)) {
    throw invalidSpecifier(specifier, 'is not a valid package name', parentURL);
  }
  const list = (asked ?? conditions).join('\0');
  const own = findSelf(specifier, parentPath, asked ?? conditions,
                       fromExports(specifier, parentURL));
  if (own !== undefined) return toURL(own);
  const found = binding.find(BY_PACKAGE, specifier, parentPath, '', preservesSymlinks(false), list);
  if (found === undefined) {
    const name = /^(?:@[^/]+\/)?[^/]*/.exec(specifier)[0];
    throw new (errorCodes().ERR_MODULE_NOT_FOUND)(name, shownBase(parentURL));
  }
  return toURL(settleFile(found, specifier, parentURL));
}

// What a missing target of "exports" or "imports" means for an ES module.
const fromExports = (specifier, parentURL) => (found) =>
  settleFile(found, specifier, parentURL, true);

function resolveImports(specifier, parentURL, parentPath, asked) {
  const found = findImport(specifier, parentPath, asked ?? conditions,
                           fromExports(specifier, parentURL));
  if (found.bare === undefined) return toURL(found.filename);
  const id = builtinId(found.bare);
  if (id !== undefined) return `node:${id}`;
  return resolvePackage(found.bare, parentURL, `${found.directory}/package.json`, asked);
}

// The file whose folder packages are looked for from.
function pathForPackages(parentURL) {
  if (parentURL.startsWith('file:')) return toPath(parentURL);
  return undefined;
}

// ---- Schemes ---------------------------------------------------------------------------------

function resolveURL(url, specifier, parentURL) {
  switch (url.protocol) {
    case 'file:': return resolveFileURL(url, specifier, parentURL);
    case 'node:':
      if (builtinId(url.href) !== undefined) return url.href;
      throw new (errorCodes().ERR_UNKNOWN_BUILTIN_MODULE)(url.href);
    case 'data:':
      if (/^data:[^/,;]+\/[^,]*,/.test(url.href)) return url.href;
      throw new (errorCodes().ERR_INVALID_URL)(url.href);
    default: return url.href;
  }
}

function resolveRelative(specifier, parentURL) {
  if (isPlainFileURL(parentURL) && plainSpecifier.test(specifier)) {
    return resolvePlain(specifier, parentURL);
  }
  const url = URL.parse(specifier, parentURL);
  if (url === null) throw new (errorCodes().ERR_UNSUPPORTED_RESOLVE_REQUEST)(specifier, parentURL);
  return resolveURL(url, specifier, parentURL);
}

const isTypeScript = (path) => /\.[cm]?tsx?$/.test(path);

function resolveBare(specifier, parentURL, asked) {
  const parentPath = pathForPackages(parentURL);
  if (parentPath === undefined) {
    throw new (errorCodes().ERR_UNSUPPORTED_RESOLVE_REQUEST)(specifier, parentURL);
  }
  if (specifier.startsWith('#')) return resolveImports(specifier, parentURL, parentPath, asked);
  const aliased = isTypeScript(parentPath) ?
    require('internal/modules/tsconfig').mapPath(specifier, parentPath) : undefined;
  return aliased !== undefined ? toURL(aliased) :
    resolvePackage(specifier, parentURL, parentPath, asked);
}

/**
 * Resolves a specifier.
 * @param {string} specifier
 * @param {string} parentURL of the module that names it
 * @param {string[]} [asked] conditions of "exports" and "imports" in place of the usual ones
 * @returns {string} URL: of a file that exists (with its query), data: or node:
 * @throws ERR_MODULE_NOT_FOUND, ERR_UNSUPPORTED_DIR_IMPORT, ERR_INVALID_MODULE_SPECIFIER,
 *   ERR_UNSUPPORTED_ESM_URL_SCHEME, ERR_UNKNOWN_BUILTIN_MODULE and the errors of package.json
 */
function resolve(specifier, parentURL, asked) {
  if (relative.test(specifier)) return resolveRelative(specifier, parentURL);
  const id = builtinId(specifier);
  if (id !== undefined) return `node:${id}`;
  if (specifier.startsWith('#')) return resolveBare(specifier, parentURL, asked);
  const url = specifier.includes(':') ? URL.parse(specifier) : null;
  if (url === null) {
    return resolveBare(specifier, parentURL, asked);
  }
  return resolveURL(url, specifier, parentURL);
}

/** The URL of a path that is the program: nothing is guessed, its links are followed. */
function resolveMain(path) {
  return resolveFileURL(new URL(toURL(path)), path, undefined);
}

module.exports = { resolve, resolveMain };

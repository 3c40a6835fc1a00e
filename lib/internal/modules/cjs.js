// SPDX-License-Identifier: MIT
//
// The CommonJS loader: the Module class with its caches.  Every step is a property of Module that
// programs replace (`Module._load`, `Module._resolveFilename`, `Module._extensions` ...), so the
// steps call each other through those properties.
'use strict';

const { checkString, defineLazy, errorCodes } = require('internal/lazy');
const { builtinId, isBuiltin, loadBuiltin } = require('internal/modules/builtins');
const compile = require('internal/modules/compile');
const { makeRequireFunction, createRequire } = require('internal/modules/require_function');
const { preservesSymlinks } = require('internal/modules/options');
const sourceMaps = require('internal/modules/source_maps_state');
const lookup = require('internal/modules/lookup');

const binding = internalBinding('module');

const kIsMain = Symbol('kIsMainSymbol');
const kWasCircular = Symbol('kWasCircular');
const kIsExecuting = Symbol('kIsExecuting');
const kIsModule = Symbol('kIsModule'); // what a module is that stands for an ES module

const parents = new WeakMap(); // module -> the module that required it first
const hookedModules = new WeakMap(); // module -> what the resolve hooks said of it
const fileOfRequest = new Map(); // `${folder}\0${request}` -> file, of relative ones that worked
const hooks = { active: undefined }; // resolve and load of internal/modules/hooks, if there are any

const typeOfPackage = { NONE: 0, COMMONJS: 1, MODULE: 2 };

let requireDepth = 0;
let isPreloading = false;
let patchedWrap; // what a program assigned to Module.wrap
let wrapperArray = compile.wrapper;
let isWrapperPatched = false;

function dirname(path) {
  const end = path.lastIndexOf('/');
  return end > 0 ? path.slice(0, end) : end === 0 ? '/' : '.';
}

function addChild(parent, child, checkPresent) {
  const children = parent?.children;
  if (children && !(checkPresent && children.includes(child))) children.push(child);
}

/**
 * A CommonJS module.
 * @param {string} [id] its file name, or '.' for the main module
 * @param {Module} [parent]
 */
function Module(id = '', parent) {
  this.id = id;
  this.path = dirname(id);
  // An own property, whatever programs do to Object.prototype.
  Object.defineProperty(this, 'exports', {
    value: {}, writable: true, enumerable: true, configurable: true,
  });
  parents.set(this, parent);
  addChild(parent, this, false);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

Module._cache = { __proto__: null };
Module._pathCache = { __proto__: null };
Module._extensions = { __proto__: null };
defineLazy(Module, 'globalPaths', lookup.initSearchPaths);

// ---- Module.prototype ----------------------------------------------------------------------

Object.defineProperty(Module.prototype, 'isPreloading', {
  __proto__: null,
  get() {
    return isPreloading;
  },
});

const parentText = 'module.parent is deprecated due to accuracy issues. Please use require.main ' +
  'to find program entry point instead.';

let warnAboutParent;

function onParentUsed() {
  warnAboutParent ??= require('internal/util').pendingDeprecate(() => {}, parentText, 'DEP0144');
  warnAboutParent();
}

Object.defineProperty(Module.prototype, 'parent', {
  __proto__: null,
  get() {
    onParentUsed();
    return parents.get(this);
  },
  set(value) {
    onParentUsed();
    parents.set(this, value);
  },
});

function longestExtension(filename) {
  const name = filename.slice(filename.lastIndexOf('/') + 1);
  for (let index = name.indexOf('.', 1); index > 0; index = name.indexOf('.', index + 1)) {
    const extension = name.slice(index);
    if (extension !== '.' && Module._extensions[extension]) return extension;
  }
  return '.js';
}

/** Loads the file into this module, with the loader of its extension. */
Module.prototype.load = function(filename) {
  this.filename ??= filename;
  this.paths ??= Module._nodeModulePaths(dirname(filename));
  let extension = longestExtension(filename);
  // A loader that a program registered for .mjs is used; by itself .mjs is no CommonJS.
  const ending = filename.slice(-4);
  if ((ending === '.mjs' || ending === '.mts') && !Module._extensions[ending]) {
    loadModule(this, filename, hooks.active === undefined ? undefined : readSource(this, filename));
  } else {
    if (!Module._extensions[extension]) extension = '.js';
    Module._extensions[extension](this, filename);
  }
  this.loaded = true;
  const importers = require.loaded.get('internal/modules/esm/commonjs');
  if (importers !== undefined) importers.exports.noteLoaded(this);
};

/**
 * What `require` does.
 * @param {string} id
 * @returns {*} the exports
 * @throws ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, MODULE_NOT_FOUND and what loading throws
 */
Module.prototype.require = function(id) {
  checkString(id, 'id');
  if (id === '') {
    throw new (errorCodes().ERR_INVALID_ARG_VALUE)('id', id, 'must be a non-empty string');
  }
  // What the file system said holds while one tree of modules is loaded.
  if (requireDepth === 0) binding.flush();
  requireDepth++;
  try {
    return Module._load(id, this, false);
  } finally {
    requireDepth--;
  }
};

// A file that is an ES module.
function loadModule(module, filename, options) {
  const { getOptionValue } = require('internal/options');
  if (!getOptionValue('--require-module')) throw compile.refuseModule(module, filename);
  module[kIsModule] = true;
  const url = hookedModules.get(module)?.url;
  require('internal/modules/esm/require_esm').requireModule(module, filename, { ...options, url });
}

function compileWith(source, filename) {
  if (patchedWrap === undefined && !isWrapperPatched) {
    return compile.compileFunction(source, filename);
  }
  return compile.evaluateWrapped(Module.wrap(source), filename);
}

// A text that is one of an ES module: as the program it is run later, else it is required.
function compileModule(module, filename, source) {
  if (module[kIsMain]) {
    delete Module._cache[filename];
    const { toURL } = require('internal/modules/esm/urls');
    require('internal/modules/esm/entry').runSource(toURL(filename), source);
  } else {
    loadModule(module, filename, { source, format: 'module' });
  }
}

// The function of a CommonJS text; undefined: it was an ES module, and has been taken care of.
function compileOrDetect(module, content, source, filename, format) {
  try {
    return compileWith(source, filename);
  } catch (error) {
    if (format !== undefined || !compile.isModule(error, content, filename)) throw error;
    if (filename.startsWith('/')) {
      const { toURL } = require('internal/modules/esm/urls');
      require('internal/modules/typeless').warn(toURL(filename));
    }
    compileModule(module, filename, content);
    return undefined;
  }
}

/**
 * Runs a text as the code of this module.
 * @param {string} content
 * @param {string} filename
 * @param {string} [format] 'commonjs' or 'module'; without it the text tells
 * @returns {*} what the code returns
 * @throws SyntaxError and what the code throws
 */
Module.prototype._compile = function(content, filename, format) {
  if (format === 'module') {
    compileModule(this, filename, content);
    return undefined;
  }
  const source = compile.cleanSource(content);
  if (sourceMaps.enabled) require('internal/modules/source_map').register(filename, source);
  const fn = compileOrDetect(this, content, source, filename, format);
  if (fn === undefined) return undefined;
  const { exports } = this;
  this[kIsExecuting] = true;
  const args = [exports, makeRequireFunction(this, Module), this, filename, dirname(filename)];
  const result = Reflect.apply(fn, exports, args);
  this[kIsExecuting] = false;
  return result;
};

// ---- Loading -------------------------------------------------------------------------------

function exportsOfCached(module, parent) {
  addChild(parent, module, true);
  if (module.loaded) return module.exports;
  if (module[kIsModule]) {
    throw require('internal/modules/esm/require_esm')
      .cycleError(module.filename, parents.get(module)?.filename, false);
  }
  module[kWasCircular] = true;
  return require('internal/modules/circular').exportsForCircularRequire(module);
}

// A request that was resolved from the same folder before.
function findResolved(key) {
  const filename = fileOfRequest.get(key);
  if (filename === undefined) return undefined;
  const cached = Module._cache[filename];
  if (cached === undefined) fileOfRequest.delete(key);
  return cached;
}

function removeFailed(module, filename, parent, key) {
  delete Module._cache[filename];
  if (key !== undefined) fileOfRequest.delete(key);
  const index = parent?.children?.indexOf(module) ?? -1;
  if (index !== -1) parent.children.splice(index, 1);
}

function loadNew(filename, parent, isMain, key, hooked) {
  const module = new Module(filename, parent);
  if (hooked !== undefined) hookedModules.set(module, hooked);
  if (isMain) {
    process.mainModule = module;
    module.id = '.';
    module[kIsMain] = true;
  }
  Module._cache[filename] = module;
  if (key !== undefined) fileOfRequest.set(key, filename);
  let isDone = false;
  try {
    module.load(filename);
    isDone = true;
  } finally {
    if (!isDone) removeFailed(module, filename, parent, key);
    else if (module[kWasCircular]) require('internal/modules/circular').restorePrototype(module);
  }
  return module.exports;
}

// Only a circular require() changes prototypes, and only then is its file there.
function loadPrefixed(request) {
  const id = builtinId(request);
  if (id === undefined) throw new (errorCodes().ERR_UNKNOWN_BUILTIN_MODULE)(request);
  return loadBuiltin(id, request);
}

/**
 * Loads what a request names: from the cache, the library or a file.
 * @param {string} request
 * @param {Module} [parent]
 * @param {boolean} [isMain]
 * @returns {*} the exports
 */
Module._load = function(request, parent, isMain) {
  if (hooks.active !== undefined) return loadHooked(request, parent, isMain);
  let key;
  if (parent) {
    key = `${parent.path}\0${request}`;
    const resolved = findResolved(key);
    if (resolved !== undefined) return exportsOfCached(resolved, parent);
  }
  if (request.startsWith('node:')) return loadPrefixed(request);
  const filename = Module._resolveFilename(request, parent, isMain);
  const cached = Module._cache[filename];
  if (cached !== undefined) return exportsOfCached(cached, parent);
  const id = builtinId(filename);
  if (id !== undefined) return loadBuiltin(id, filename);
  return loadNew(filename, parent, isMain, key);
};

// The same where hooks are registered: nothing is known before they were asked.
function loadHooked(request, parent, isMain) {
  const resolveOwn = (specifier, conditions) => Module._resolveFilename(
    specifier, parent, isMain, conditions === undefined ? undefined : { conditions });
  const { filename, url, format, id } = hooks.active.resolve(request, parent, resolveOwn);
  const cached = Module._cache[filename];
  if (cached !== undefined) return exportsOfCached(cached, parent);
  if (format === 'builtin') {
    if (id === undefined) throw new (errorCodes().ERR_UNKNOWN_BUILTIN_MODULE)(request);
    hooks.active.load(url, format, binding.readText);
    return loadBuiltin(id, request);
  }
  return loadNew(filename, parent, isMain, undefined, { url, format });
}

// ---- Resolution ----------------------------------------------------------------------------

Module._nodeModulePaths = lookup.nodeModulePaths;
Module._findPath = (request, paths, isMain) => lookup.findPath(Module, request, paths, isMain);
Module._resolveLookupPaths = (request, parent) =>
  lookup.resolveLookupPaths(Module, request, parent);

/**
 * The file that a request names.
 * @param {string} request
 * @param {Module} [parent]
 * @param {boolean} [isMain]
 * @param {{ paths?: string[], conditions?: string[] }} [options]
 * @returns {string} the id itself for a module of the library
 * @throws MODULE_NOT_FOUND and the errors of package.json
 */
Module._resolveFilename = function(request, parent, isMain, options) {
  if (builtinId(request) !== undefined) return request;
  return lookup.resolveFilename(Module, request, parent, isMain, options);
};

/** Reads NODE_PATH and the home folder again. */
Module._initPaths = function() {
  Module.globalPaths = lookup.initSearchPaths();
};

Module._stat = binding.stat;
Module._readPackage = (folder) => require('internal/modules/package').readPackage(folder);

/** Loads the modules of --require before the program. */
Module._preloadModules = function(requests) {
  if (!Array.isArray(requests) || requests.length === 0) return;
  isPreloading = true;
  const parent = new Module('internal/preload', null);
  // In a removed directory there are no packages.
  const cwd = internalBinding('process').cwd();
  if (typeof cwd === 'string') parent.paths = Module._nodeModulePaths(cwd);
  try {
    for (const request of requests) parent.require(request);
  } finally {
    isPreloading = false;
  }
};

// ---- Formats -------------------------------------------------------------------------------

// The text of a module's file, from the load hooks if there are any.
function readSource(module, filename) {
  if (hooks.active === undefined) return { source: binding.readText(filename), format: undefined };
  const hooked = hookedModules.get(module);
  const url = hooked?.url ?? require('url').pathToFileURL(filename).href;
  return hooks.active.load(url, hooked?.format, binding.readText);
}

Module._extensions['.js'] = function(module, filename) {
  const { source, format } = readSource(module, filename);
  if (format === 'json') return parseJSON(module, filename, source);
  module._compile(source, filename, format ?? formatOf(filename));
};

// undefined: the text tells.
function formatOf(filename) {
  if (filename.endsWith('.cjs')) return 'commonjs';
  if (!filename.endsWith('.js') && filename.includes('.', filename.lastIndexOf('/') + 2)) {
    return undefined;
  }
  switch (binding.packageType(filename)) {
    case typeOfPackage.MODULE: return 'module';
    case typeOfPackage.COMMONJS: return 'commonjs';
    default: return undefined;
  }
}

function parseJSON(module, filename, content) {
  try {
    module.exports = JSON.parse(content.charCodeAt(0) === 0xFEFF ? content.slice(1) : content);
  } catch (error) {
    error.message = `${filename}: ${error.message}`;
    throw error;
  }
}

Module._extensions['.json'] = function(module, filename) {
  parseJSON(module, filename, readSource(module, filename).source);
};

Module._extensions['.node'] = function(module, filename) {
  const error = new Error(`Cannot load ${filename}: native addons (Node-API) are not ` +
                          'implemented in this version of Nodus');
  error.code = 'ERR_DLOPEN_FAILED';
  throw error;
};

// ---- Module.wrap and Module.wrapper, which programs replace ----------------------------------

function defaultWrap(script) {
  return Module.wrapper[0] + script + Module.wrapper[1];
}

Object.defineProperty(Module, 'wrap', {
  __proto__: null,
  get: () => patchedWrap ?? defaultWrap,
  set(value) {
    patchedWrap = value;
  },
});

const observedWrapper = new Proxy(wrapperArray, {
  set(target, name, value) {
    isWrapperPatched = true;
    return Reflect.set(target, name, value);
  },
  defineProperty(target, name, descriptor) {
    isWrapperPatched = true;
    return Reflect.defineProperty(target, name, descriptor);
  },
});

Object.defineProperty(Module, 'wrapper', {
  __proto__: null,
  get: () => (wrapperArray === compile.wrapper ? observedWrapper : wrapperArray),
  set(value) {
    isWrapperPatched = true;
    wrapperArray = value;
  },
});

Module.isBuiltin = isBuiltin;
Module.createRequire = (filename) => createRequire(filename, Module);
Object.defineProperty(Module.createRequire, 'name', { value: 'createRequire' });
Module.Module = Module;

function hasImports() {
  const { getOptionValue } = require('internal/options');
  return getOptionValue('--import').length > 0 ||
    getOptionValue('--experimental-loader').length > 0;
}

// Whether a program's name or package says that it is an ES module.
function isModuleMain(filename) {
  const dot = filename.lastIndexOf('.');
  const extension = dot > filename.lastIndexOf('/') + 1 ? filename.slice(dot) : '';
  if (extension === '.mjs' || extension === '.mts' || extension === '.wasm') return true;
  if (extension !== '.js' && extension !== '' && !extension.startsWith('.ts')) return false;
  return binding.packageType(filename) === typeOfPackage.MODULE;
}

/**
 * Runs a file as the program.
 * @param {string} [path] absolute or relative to the current directory
 */
Module.runMain = function runMain(path = process.argv[1]) {
  const absolute = binding.resolvePath(path.startsWith('/') ? '' : process.cwd(), path);
  const request = Module._findPath(absolute, null, true) || absolute;
  // What is not there fails as require() does.
  if (isModuleMain(request) && binding.stat(request) === 0) {
    require('internal/modules/esm/entry').runMainModule(request);
    return;
  }
  const run = () => Module._load(preservesSymlinks(true) ? absolute : request, null, true);
  if (hasImports()) require('internal/modules/esm/entry').runAfterPreloads(run);
  else run();
};

module.exports = { Module, runMain: Module.runMain, hooks, parents };

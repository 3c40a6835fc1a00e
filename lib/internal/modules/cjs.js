// SPDX-License-Identifier: MIT
//
// The CommonJS loader.
'use strict';

const binding = internalBinding('module');

const cache = { __proto__: null };
const extensions = {
  '.js': (module, filename) => {
    let source = binding.readText(filename);
    if (source.charCodeAt(0) === 0xFEFF) source = source.slice(1);
    if (source.startsWith('#!')) source = `//${source}`;
    module._compile(source, filename);
  },
  '.json': (module, filename) => {
    module.exports = JSON.parse(binding.readText(filename));
  },
};

function dirname(path) {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function tryFile(path) {
  for (const suffix of ['', ...Object.keys(extensions)]) {
    if (binding.stat(path + suffix) === 0) return path + suffix;
  }
  return undefined;
}

function tryPath(path) {
  const file = tryFile(path);
  if (file !== undefined || binding.stat(path) !== 1) return file;
  const manifest = `${path}/package.json`;
  if (binding.stat(manifest) === 0) {
    const { main } = JSON.parse(binding.readText(manifest));
    if (main) {
      const target = binding.resolvePath(path, main);
      const found = tryFile(target) ?? tryFile(`${target}/index`);
      if (found !== undefined) return found;
    }
  }
  return tryFile(`${path}/index`);
}

class Module {
  constructor(id, parent) {
    this.id = id;
    this.path = dirname(id);
    this.exports = {};
    this.filename = null;
    this.loaded = false;
    this.children = [];
    this.parent = parent;
    parent?.children.push(this);
  }

  _compile(source, filename) {
    const fn = binding.compile(source, filename);
    Reflect.apply(fn, this.exports,
                  [this.exports, makeRequire(this), this, filename, dirname(filename)]);
  }

  static _resolveFilename(request, directory) {
    let found;
    if (/^(\.{0,2}\/|\.\.?$)/.test(request)) {
      found = tryPath(binding.resolvePath(directory, request));
    } else {
      for (let dir = directory; found === undefined; dir = dirname(dir)) {
        found = tryPath(binding.resolvePath(dir, `node_modules/${request}`));
        if (dir === '/') break;
      }
    }
    if (found !== undefined) return binding.realpath(found);
    const error = new Error(`Cannot find module '${request}'`);
    error.code = 'MODULE_NOT_FOUND';
    throw error;
  }

  static load(filename, parent) {
    const cached = cache[filename];
    if (cached !== undefined) return cached.exports;
    const module = new Module(filename, parent);
    cache[filename] = module;
    let done = false;
    try {
      module.filename = filename;
      const extension = filename.slice(filename.lastIndexOf('.'));
      (extensions[extension] ?? extensions['.js'])(module, filename);
      module.loaded = done = true;
    } finally {
      if (!done) delete cache[filename];
    }
    return module.exports;
  }
}

function builtinId(request) {
  if (request.startsWith('node:')) return request.slice(5);
  return require.has(request) && !request.startsWith('internal/') ? request : undefined;
}

function makeRequire(module) {
  function require_(request) {
    const id = builtinId(request);
    if (id !== undefined) return require(id);
    return Module.load(Module._resolveFilename(request, module.path), module);
  }
  require_.resolve = (request) =>
    builtinId(request) === undefined ? Module._resolveFilename(request, module.path) : request;
  require_.cache = cache;
  require_.extensions = extensions;
  require_.main = Module.main;
  return require_;
}

/**
 * Runs a file as the program.
 * @param {string} path
 */
function runMain(path) {
  const filename = Module._resolveFilename(binding.resolvePath('', path), '/');
  const module = Module.main = new Module('.', undefined);
  module.path = dirname(filename);
  module.filename = filename;
  cache[filename] = module;
  const extension = filename.slice(filename.lastIndexOf('.'));
  (extensions[extension] ?? extensions['.js'])(module, filename);
  module.loaded = true;
}

module.exports = { Module, runMain };

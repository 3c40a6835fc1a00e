// SPDX-License-Identifier: MIT
//
// Programs that are no file: --eval, --print and standard input. They are scripts in the global
// scope that find `require`, `module`, `exports`, `__filename` and `__dirname` as globals.
'use strict';

const { getOptionValue } = require('internal/options');
const { defineLazy } = require('internal/lazy');
const { Module } = require('internal/modules/cjs');

const binding = internalBinding('module');

const inputTypes = ['module', 'commonjs', 'module-typescript', 'commonjs-typescript'];

function checkInputType(type) {
  if (type === '' || inputTypes.includes(type)) return;
  process._rawDebug(`${process.argv0}: --input-type must be "module","commonjs", ` +
                    '"module-typescript" or "commonjs-typescript"');
  process.reallyExit(9);
}

// Runs the text as an ES module.
function runModule(source, options) {
  if (getOptionValue('--print')) {
    const { codes: { ERR_EVAL_ESM_CANNOT_PRINT } } = require('internal/errors');
    throw new ERR_EVAL_ESM_CANNOT_PRINT();
  }
  require('internal/modules/esm/entry').runText(source, options);
}

// A program from the command line needs no working directory: the runtime's own replaces it.
function currentFolder() {
  try {
    return process.cwd();
  } catch {
    return require('path').dirname(process.execPath);
  }
}

function isModuleText(error, source) {
  return require('internal/modules/compile').isModule(error, source);
}

// The JavaScript of a text in TypeScript.
function eraseTypes(source, name) {
  const { erase } = require('internal/modules/esm/front_end');
  return erase(source, `${currentFolder()}/${name}`, 'typescript');
}

function evaluate(source, name) {
  if (getOptionValue('--input-type') === 'commonjs-typescript') source = eraseTypes(source, name);
  try {
    return require('internal/modules/compile').evaluateScript(source, name);
  } catch (error) {
    if (getOptionValue('--input-type') === '' && isModuleText(error, source)) {
      runModule(source, { isMain: false });
      return undefined;
    }
    throw error;
  }
}

function exposeModule(name) {
  const module = new Module(name);
  const cwd = currentFolder();
  module.filename = `${cwd}/${name}`;
  module.paths = Module._nodeModulePaths(cwd);
  const { makeRequireFunction } = require('internal/modules/require_function');
  const scope = {
    __filename: name, exports: module.exports, module, __dirname: '.',
    require: makeRequireFunction(module, Module),
  };
  for (const key of Object.keys(scope)) {
    Object.defineProperty(globalThis, key, {
      __proto__: null, value: scope[key], writable: true, enumerable: true, configurable: true,
    });
  }
}

// They find the public modules as globals too, each loaded when it is first read, but
// for `module`, which is their own.
function exposeBuiltins() {
  const { listBuiltins } = require('internal/modules/builtins');
  for (const id of listBuiltins()) {
    if (id.includes('/') || id.startsWith('_')) continue;
    defineLazy(globalThis, id, () => Module._load(id), false);
  }
}

function runSource(name, source) {
  const type = getOptionValue('--input-type');
  checkInputType(type);
  const preloads = getOptionValue('--require');
  if (preloads.length > 0) Module._preloadModules(preloads);
  if (type.startsWith('module')) runModule(source, { format: type });
  else if (getOptionValue('--import').length === 0) runScript(name, source);
  else require('internal/modules/esm/entry').runAfterPreloads(() => runScript(name, source));
}

function runScript(name, source) {
  exposeBuiltins();
  exposeModule(name);
  const value = evaluate(source, name);
  if (getOptionValue('--print')) console.log(value);
}

/** Runs the text of --eval. */
function runEval() {
  runSource('[eval]', getOptionValue('--eval'));
}

function readStdin() {
  const { readSync } = require('fs');
  const chunks = [];
  for (;;) {
    const chunk = new Uint8Array(65536);
    const count = readSync(0, chunk, 0, chunk.length, null);
    if (count === 0) break;
    chunks.push(chunk.subarray(0, count));
  }
  return require('buffer').Buffer.concat(chunks).toString();
}

/** Runs what standard input says, once it is at its end. */
function runStdin() {
  const source = readStdin();
  if (getOptionValue('--check')) checkSource(source, '[stdin]');
  else runSource('[stdin]', source);
}

function checkSource(source, filename) {
  const { cleanSource, compileFunction } = require('internal/modules/compile');
  compileFunction(cleanSource(source), filename);
}

/**
 * --check: parses a file without running it.
 * @param {string} path
 * @throws SyntaxError, MODULE_NOT_FOUND
 */
function checkFile(path) {
  const filename = Module._resolveFilename(path, null, true);
  checkSource(binding.readText(filename), filename);
}

module.exports = { runEval, runStdin, checkFile };

// SPDX-License-Identifier: MIT
//
// Programs replace steps of the loader: _load, _resolveFilename, _extensions, wrap, require.
'use strict';

const assert = require('node:assert');
const Module = require('node:module');
const path = require('node:path');

const own = path.resolve(__dirname, '../../fixtures/module/own.js');

const { _load, _resolveFilename } = Module;
Module._load = function(request, parent, isMain) {
  return request === 'virtual' ? { parent } : Reflect.apply(_load, this, [request, parent, isMain]);
};
assert.strictEqual(require('virtual').parent, module);
Module._load = _load;

Module._resolveFilename = function(request, ...rest) {
  return Reflect.apply(_resolveFilename, this, [request === '@alias' ? own : request, ...rest]);
};
assert.strictEqual(require('@alias'), 'own');
assert.strictEqual(require.resolve('@alias'), own);
Module._resolveFilename = _resolveFilename;

require.extensions['.json'] = ((original) => function(module, filename) {
  original(module, filename);
  module.exports.extended = true;
})(require.extensions['.json']);
assert.strictEqual(require('../../fixtures/module/bom.json').extended, true);

const compile = Module.prototype._compile;
Module.prototype._compile = function(content, filename) {
  return Reflect.apply(compile, this, [content.replace("'own'", "'compiled'"), filename]);
};
delete require.cache[own];
assert.strictEqual(require(own), 'compiled');
Module.prototype._compile = compile;

const { wrap } = Module;
Module.wrap = (source) => wrap(`${source};module.exports += ' wrapped';`);
delete require.cache[own];
assert.strictEqual(require(own), 'own wrapped');
Module.wrap = wrap;

const { require: requireMethod } = Module.prototype;
Module.prototype.require = function(id) {
  return id === 'hooked' ? 'hooked' : Reflect.apply(requireMethod, this, [id]);
};
assert.strictEqual(require('hooked'), 'hooked');
Module.prototype.require = requireMethod;

const made = new Module('made', module);
made._compile('exports.made = [__filename, module.id]', 'made.js');
assert.deepStrictEqual(made.exports.made, ['made.js', 'made']);

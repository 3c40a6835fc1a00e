// SPDX-License-Identifier: MIT
//
// WebAssembly: compiling asynchronously keeps the process alive.
'use strict';

const assert = require('node:assert');

// (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add))
const bytes = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100,
  100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11);

let settled = 0;
WebAssembly.compile(bytes).then(async (module) => {
  assert.ok(module instanceof WebAssembly.Module);
  const instance = await WebAssembly.instantiate(module);
  assert.strictEqual(instance.exports.add(2, 3), 5);
  settled++;
});
WebAssembly.instantiate(bytes, {}).then(({ instance }) => {
  assert.strictEqual(instance.exports.add(4, 5), 9);
  settled++;
});
WebAssembly.compile(new Uint8Array(4)).catch((error) => {
  assert.ok(error instanceof WebAssembly.CompileError);
  settled++;
});
WebAssembly.compileStreaming(5).catch((error) => {
  assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
  settled++;
});
process.on('exit', () => assert.strictEqual(settled, 4));

// SPDX-License-Identifier: MIT
//
// Functions show their source as it was written.
'use strict';

const assert = require('node:assert');

async function waits(a, /* b */ c) { // comment
  for await (const x of a) await c(x);
  try { await 1; } catch (e) { return e.stack; } finally { void 0; }
}

assert.strictEqual(waits.toString(), `async function waits(a, /* b */ c) { // comment
  for await (const x of a) await c(x);
  try { await 1; } catch (e) { return e.stack; } finally { void 0; }
}`);
assert.strictEqual(String(async () => await 1), 'async () => await 1');
assert.strictEqual(`${{ async method() { await 0; } }.method}`, 'async method() { await 0; }');
assert.strictEqual(String((e) => e.stack), '(e) => e.stack');
assert.strictEqual(String(class A { get stack() { return this.x.stack; } }),
                   'class A { get stack() { return this.x.stack; } }');
assert.strictEqual(Function('e', 'try { x } catch (y) { return e.stack }').toString(),
                   'function anonymous(e\n) {\ntry { x } catch (y) { return e.stack }\n}');
assert.strictEqual(String(eval('(async () => { await 5 })')), 'async () => { await 5 }');
assert.strictEqual(String(Function), 'function Function() { [native code] }');
assert.strictEqual(String(Function.prototype.toString), 'function toString() { [native code] }');
assert.throws(() => Function.prototype.toString.call({}), TypeError);

// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const dc = require('node:diagnostics_channel');
const { AsyncLocalStorage } = require('node:async_hooks');

const channel = dc.channel('test:stores');
const store = new AsyncLocalStorage();
channel.bindStore(store, (data) => data * 2);
let published;
channel.subscribe((data) => { published = [data, store.getStore()]; });
const result = channel.runStores(4, function(x) { return [this.y, x, store.getStore()]; }, { y: 1 }, 2);
assert.deepStrictEqual(result, [1, 2, 8]);
assert.deepStrictEqual(published, [4, 8]);
assert.strictEqual(store.getStore(), undefined);
assert.strictEqual(channel.unbindStore(store), true);
assert.strictEqual(channel.unbindStore(store), false);
channel.runStores(5, () => assert.strictEqual(store.getStore(), undefined));

// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const dc = require('node:diagnostics_channel');

const channel = dc.channel('test:a');
assert.strictEqual(dc.channel('test:a'), channel);
assert.strictEqual(channel.hasSubscribers, false);
const seen = [];
const listener = (message, name) => seen.push([message, name]);
dc.subscribe('test:a', listener);
assert.strictEqual(dc.hasSubscribers('test:a'), true);
channel.publish(1);
assert.deepStrictEqual(seen, [[1, 'test:a']]);
assert.strictEqual(dc.unsubscribe('test:a', listener), true);
assert.strictEqual(dc.unsubscribe('test:a', listener), false);
channel.publish(2);
assert.strictEqual(seen.length, 1);
assert.throws(() => dc.channel(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => channel.subscribe(5), { code: 'ERR_INVALID_ARG_TYPE' });

// What a subscriber throws is uncaught, and does not keep others from hearing.
const error = new Error('of a subscriber');
const heard = [];
channel.subscribe(() => { throw error; });
channel.subscribe((message) => heard.push(message));
process.once('uncaughtException', (caught) => heard.push(caught));
channel.publish(3);
process.on('exit', () => assert.deepStrictEqual(heard, [3, error]));

// SPDX-License-Identifier: MIT
// Thousands of damaged messages: each ends in a value or an Error, and what was read can be looked at.
'use strict';
const assert = require('node:assert');
const v8 = require('node:v8');

let state = 20261;
function random(n) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state >>> 8) % n;
}

const cycle = { name: 'cycle' };
cycle.self = cycle;
const serializer = new v8.Serializer(); // writes views behind their buffers
serializer.writeHeader();
serializer.writeValue([new Uint16Array(4), new DataView(new ArrayBuffer(3, { maxByteLength: 9 })), cycle]);
const seeds = [
  serializer.releaseBuffer(),
  v8.serialize({ a: [1, 1.5, , 'x\u20ac'], b: new Map([[{}, new Set([1n, -5n])]]), c: [undefined, null, true] }),
  v8.serialize([new TypeError('m', { cause: cycle }), /a+/giu, new Date(1), Object(1n), Object('s'), Object(false)]),
  v8.serialize({ bytes: Buffer.from('bytes'), floats: new Float64Array(3), '__proto__x': 1, 5: [[], [[]]] }),
];
const tags = Buffer.from('ovz01_0TFIUNZ"cS^oAa{$@DyxnzsR;:\',B~tVu\\rmsc.?-#');

function mutate(bytes) {
  const out = [...bytes];
  for (let n = 1 + random(4); n > 0; n--) {
    const at = 2 + random(out.length - 2);
    switch (random(5)) {
      case 0: out[at] = random(256); break;
      case 1: out[at] = tags[random(tags.length)]; break;
      case 2: out.splice(at, random(4)); break;
      case 3: out.splice(at, 0, ...out.slice(2 + random(at), 2 + random(out.length))); break;
      default: out[at] ^= 1 << random(8);
    }
    if (out.length < 3) break;
  }
  return Uint8Array.from(out);
}

let values = 0;
for (let i = 0; i < 4000; i++) {
  const bytes = mutate(seeds[i % seeds.length]);
  const Class = i % seeds.length === 0 ? v8.Deserializer : v8.DefaultDeserializer;
  try {
    const reader = new Class(bytes);
    reader.readHeader();
    const value = reader.readValue();
    if (typeof value === 'object' && value !== null) Object.keys(value);
    values++;
  } catch (error) {
    assert.ok(error instanceof Error, String(error));
  }
}
assert.ok(values > 100 && values < 3900, `${values}`);

// Nesting as deep as the message is long.
for (const opening of ['o', 'A\x01', ';', "'"]) {
  const deep = Buffer.from(`\xff\x0f${opening.repeat(200000)}`, 'latin1');
  assert.throws(() => v8.deserialize(deep), Error);
}

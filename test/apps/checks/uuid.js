// SPDX-License-Identifier: MIT
'use strict';

const uuid = require('uuid');

console.log(uuid.v5('www.example.com', uuid.v5.DNS), uuid.v3('hello', uuid.v3.URL), uuid.NIL);
const ids = Array.from({ length: 100 }, () => uuid.v4());
console.log(new Set(ids).size, ids.every((id) => uuid.validate(id) && uuid.version(id) === 4));
console.log(uuid.v4({ random: Uint8Array.from({ length: 16 }, (_, i) => i * 16) }));
console.log(uuid.v1({ node: [1, 2, 3, 4, 5, 6], clockseq: 0x1234, msecs: Date.UTC(2020, 1, 2), nsecs: 5678 }));
console.log(uuid.parse('0b3a1a3e-1b6b-4b0e-8f3a-4f1b6b0e8f3a'), uuid.stringify(new Uint8Array(16).fill(0x4a, 0, 8).fill(0x8a, 8)), uuid.validate('x'));

// SPDX-License-Identifier: MIT

import { customAlphabet, customRandom, nanoid, random, urlAlphabet } from 'nanoid';
import { nanoid as insecure } from 'nanoid/non-secure';

const ids = new Set(Array.from({ length: 10000 }, () => nanoid()));
console.log(ids.size, [...ids].every((id) => /^[\w-]{21}$/.test(id)), nanoid(10).length, insecure().length);
console.log(customAlphabet('ab', 12)().replace(/[ab]/g, '.'), customRandom('abc', 6, (size) => new Uint8Array(size).map((_, i) => i))());
console.log(urlAlphabet.length, random(4).length);

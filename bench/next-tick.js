// SPDX-License-Identifier: MIT
'use strict';

const measure = require('./support/measure');

async function main() {
  await measure.async('nextTick in a chain', (n) => new Promise((resolve) => {
    (function next() {
      if (n-- > 0) process.nextTick(next);
      else resolve();
    })();
  }));
  await measure.async('nextTick, many at once', (n) => new Promise((resolve) => {
    let left = n;
    for (let i = 0; i < n; i++) process.nextTick(() => --left || resolve());
  }));
  await measure.async('queueMicrotask in a chain', (n) => new Promise((resolve) => {
    (function next() {
      if (n-- > 0) queueMicrotask(next);
      else resolve();
    })();
  }));
  await measure.async('await', async(n) => {
    while (n-- > 0) await null;
  });
}

main();

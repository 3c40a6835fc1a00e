// SPDX-License-Identifier: MIT
'use strict';

const measure = require('./support/measure');

async function main() {
  await measure.async('setTimeout 0 in a chain', (n) => new Promise((resolve) => {
    (function next() {
      if (n-- > 0) setTimeout(next, 0);
      else resolve();
    })();
  }));
  await measure.async('setTimeout, many at once', (n) => new Promise((resolve) => {
    let left = n;
    for (let i = 0; i < n; i++) setTimeout(() => --left || resolve(), 1);
  }));
  measure.sync('setTimeout and clearTimeout', (n) => {
    while (n-- > 0) clearTimeout(setTimeout(() => {}, 1000));
  });
  await measure.async('setImmediate in a chain', (n) => new Promise((resolve) => {
    (function next() {
      if (n-- > 0) setImmediate(next);
      else resolve();
    })();
  }));
}

main();

// SPDX-License-Identifier: MIT
'use strict';

// A process that makes garbage and then idles lives on while it is collected.

let kept = [];
for (let i = 0; i < 200; i++) {
  kept.push(new ArrayBuffer(1 << 20));
  if (kept.length > 50) kept = [];
}
let turns = 0;
const timer = setInterval(() => {
  for (let i = 0; i < 2000; i++) kept.push({ i, list: [i] });
  if (++turns === 150) clearInterval(timer);
}, 5);

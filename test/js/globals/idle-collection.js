// SPDX-License-Identifier: MIT
'use strict';

// A process that makes garbage and then idles lives on while it is collected.

let kept = [];
for (let i = 0; i < 300; i++) {
  kept.push(new ArrayBuffer(1 << 20));
  if (kept.length > 50) kept = [];
}
let turns = 0;
const timer = setInterval(() => {
  for (let i = 0; i < 2000; i++) kept.push({ i, list: [i] });
  if (kept.length > 200000) kept = [];
  if (++turns === 300) clearInterval(timer);
}, 5);

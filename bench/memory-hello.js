// SPDX-License-Identifier: MIT
// measure: rss
//
// The memory of a process that says hello: its peak resident size.
'use strict';

console.log('hello world');

// SPDX-License-Identifier: MIT
// measure: wall
//
// The start of a program that requires ten core modules, as a small command-line tool does.
'use strict';

for (const id of ['assert', 'buffer', 'crypto', 'events', 'fs', 'os', 'path', 'stream', 'url', 'util']) require(id);

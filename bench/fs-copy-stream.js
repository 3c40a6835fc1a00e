// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { pipeline } = require('stream/promises');
const measure = require('./support/measure');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
const from = path.join(folder, 'from');
fs.writeFileSync(from, '');
fs.truncateSync(from, 1 << 30);

measure.once('copy 1 GB by streams', () =>
  pipeline(fs.createReadStream(from), fs.createWriteStream(path.join(folder, 'to')))).finally(() => fs.rmSync(folder, { recursive: true }));

// SPDX-License-Identifier: MIT
'use strict';

// readFile, writeFile and appendFile in their three forms agree on text, bytes and encodings.

const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fs-'));
process.on('exit', () => fs.rmSync(dir, { recursive: true }));
const file = path.join(dir, 'file');
const text = 'h\u00e9llo \ud83d\ude00\n';

fs.writeFileSync(file, text);
assert.strictEqual(fs.readFileSync(file, 'utf8'), text);
assert.deepStrictEqual(fs.readFileSync(file), Buffer.from(text));
assert.strictEqual(fs.readFileSync(file, 'base64'), Buffer.from(text).toString('base64'));
fs.appendFileSync(file, 'ff00', 'hex');
assert.strictEqual(fs.readFileSync(file).at(-2), 0xff);
assert.strictEqual(fs.readFileSync(file, 'utf8').at(-2), '\ufffd');
fs.writeFileSync(file, new Uint16Array([0x6161, 0x6262]));
assert.strictEqual(fs.readFileSync(file, 'latin1'), 'aabb');
fs.writeFileSync(file, new DataView(new ArrayBuffer(8), 2, 3));
assert.strictEqual(fs.statSync(file).size, 3);
fs.writeFileSync(file, '');
assert.strictEqual(fs.readFileSync(file, 'utf8'), '');
assert.strictEqual(fs.readFileSync(file).length, 0);
assert.throws(() => fs.writeFileSync(file, { toString: () => 'x' }),
              { code: 'ERR_INVALID_ARG_TYPE' });

// A descriptor is read and written at its position.
const fd = fs.openSync(file, 'w+');
fs.writeFileSync(fd, 'one');
fs.writeFileSync(fd, 'two');
assert.strictEqual(fs.readSync(fd, Buffer.alloc(2), 0, 2, 0), 2);
assert.strictEqual(fs.readFileSync(fd, 'utf8'), '');
fs.closeSync(fd);
assert.strictEqual(fs.readFileSync(file, 'utf8'), 'onetwo');

// A file whose size says nothing.
assert.match(fs.readFileSync('/proc/self/status', 'utf8'), /^Name:/);

fs.writeFile(file, text, (err) => {
  assert.strictEqual(err, null);
  fs.readFile(file, 'utf8', (err, data) => {
    assert.strictEqual(err, null);
    assert.strictEqual(data, text);
    fs.appendFile(file, Buffer.from('!'), { flush: true }, async (err) => {
      assert.ifError(err);
      assert.strictEqual(await fs.promises.readFile(file, 'utf8'), `${text}!`);
      await fs.promises.writeFile(file, ['a', Buffer.from('b'), 'c'].values());
      await fs.promises.appendFile(file, (async function*() {
        yield 'd';
      })());
      assert.strictEqual(await fs.promises.readFile(file, { encoding: 'utf8' }), 'abcd');
    });
  });
});

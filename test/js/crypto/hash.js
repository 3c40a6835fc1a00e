// SPDX-License-Identifier: MIT
'use strict';

// Digests of known texts, in pieces, copied, in one call and as a stream.
const assert = require('node:assert');
const crypto = require('node:crypto');

const abc = {
  md5: '900150983cd24fb0d6963f7d28e17f72',
  sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
};
for (const [name, hex] of Object.entries(abc)) {
  assert.strictEqual(crypto.hash(name, 'abc'), hex);
  assert.strictEqual(crypto.createHash(name).update('a').update(Buffer.from('bc')).digest('hex'), hex);
  assert.deepStrictEqual(crypto.createHash(name).update('616263', 'hex').digest(), Buffer.from(hex, 'hex'));
}

const partial = crypto.createHash('sha1').update('a');
const copy = partial.copy();
assert.strictEqual(copy.update('bc').digest('hex'), abc.sha1);
assert.strictEqual(partial.update('bc').digest('hex'), abc.sha1);
assert.throws(() => partial.digest(), { code: 'ERR_CRYPTO_HASH_FINALIZED' });
assert.throws(() => partial.update('x'), { code: 'ERR_CRYPTO_HASH_FINALIZED' });

assert.strictEqual(crypto.createHash('shake256', { outputLength: 5 }).digest('hex'), '46b9dd2b0b');
assert.throws(() => crypto.createHash('sha256', { outputLength: 5 }),
              { code: 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH' });
assert.throws(() => crypto.createHash('nope'), { message: 'Digest method not supported' });
assert(crypto.getHashes().includes('RSA-SHA256'));

const stream = crypto.createHash('sha1').setEncoding('hex');
let text = '';
stream.on('data', (chunk) => { text += chunk; });
stream.on('end', () => assert.strictEqual(text, abc.sha1));
stream.write('a');
stream.end('bc');

crypto.subtle.digest('SHA-256', Buffer.from('abc')).then((buffer) => {
  assert.strictEqual(Buffer.from(buffer).toString('hex'), abc.sha256);
});

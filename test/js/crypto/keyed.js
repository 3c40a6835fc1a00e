// SPDX-License-Identifier: MIT
'use strict';

// HMAC, key derivation and ciphers against published vectors and against themselves.
const assert = require('node:assert');
const crypto = require('node:crypto');

// RFC 4231, test case 2
assert.strictEqual(
  crypto.createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest('hex'),
  '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
assert.strictEqual(crypto.createHmac('sha1', crypto.createSecretKey('key')).digest('hex'),
                   crypto.createHmac('sha1', 'key').digest('hex'));

// RFC 6070; RFC 7914; RFC 5869, test case 1
assert.strictEqual(crypto.pbkdf2Sync('password', 'salt', 1, 20, 'sha1').toString('hex'),
                   '0c60c80f961f0e71f3a9b524af6012062fe037a6');
assert.strictEqual(crypto.scryptSync('', '', 64, { N: 16, r: 1, p: 1 }).toString('hex').slice(0, 32),
                   '77d6576238657b203b19ca42c18a0497');
assert.strictEqual(
  Buffer.from(crypto.hkdfSync('sha256', Buffer.alloc(22, 0x0b),
                              Buffer.from('000102030405060708090a0b0c', 'hex'),
                              Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'), 42)).toString('hex'),
  '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865');

crypto.pbkdf2('a', 'b', 1, 20, 'sha1', (error, key) => {
  assert.ifError(error);
  assert.deepStrictEqual(key, crypto.pbkdf2Sync('a', 'b', 1, 20, 'sha1'));
});
assert.throws(() => crypto.pbkdf2Sync('a', 'b', 1, 20, 'nope'), { code: 'ERR_CRYPTO_INVALID_DIGEST' });

for (const name of ['aes-128-cbc', 'aes-128-ctr', 'aes-128-gcm']) {
  const key = Buffer.alloc(16, 1);
  const iv = Buffer.alloc(crypto.getCipherInfo(name).ivLength, 2);
  const cipher = crypto.createCipheriv(name, key, iv);
  const secret = cipher.update('hello', 'utf8', 'hex') + cipher.final('hex');
  const decipher = crypto.createDecipheriv(name, key, iv);
  if (name.endsWith('gcm')) decipher.setAuthTag(cipher.getAuthTag());
  assert.strictEqual(decipher.update(secret, 'hex', 'utf8') + decipher.final('utf8'), 'hello');
}
assert.throws(() => {
  const decipher = crypto.createDecipheriv('aes-128-gcm', Buffer.alloc(16), Buffer.alloc(12));
  decipher.setAuthTag(Buffer.alloc(16));
  decipher.update('x');
  decipher.final();
}, { message: 'Unsupported state or unable to authenticate data' });

// SPDX-License-Identifier: MIT
'use strict';

// A form with fields and one large file, made while it is sent.
const crypto = require('crypto');
const http = require('http');
const { pipeline, Readable } = require('stream');

const BOUNDARY = '----form-boundary-7MA4YWxkTrZu0gW';
const block = crypto.createHash('shake256', { outputLength: 1 << 20 }).update('upload').digest();

/** The bytes of the file: `megabytes` blocks, no two of them alike. */
function* content(megabytes) {
  for (let i = 0; i < megabytes; i++) {
    const copy = Buffer.from(block);
    copy.writeUInt32BE(i, 0);
    yield copy;
  }
}

function* form(fields, name, megabytes) {
  for (const [field, value] of Object.entries(fields)) {
    yield `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`;
  }
  yield `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  yield* content(megabytes);
  yield `\r\n--${BOUNDARY}--\r\n`;
}

/** Posts the form in chunks; resolves to { status, body, hash }, the hash being the file's as it was sent. */
function upload(port, path, fields, name, megabytes) {
  const hash = crypto.createHash('sha256');
  for (const chunk of content(megabytes)) hash.update(chunk);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
    const request = http.request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => { body += text; });
      response.on('end', () => resolve({ status: response.statusCode, body, hash: hash.digest('hex') }));
    });
    pipeline(Readable.from(form(fields, name, megabytes), { objectMode: true }), request, (error) => error && reject(error));
  });
}

module.exports = { upload };

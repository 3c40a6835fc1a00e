// SPDX-License-Identifier: MIT
'use strict';

// 100 MB to disk, small files in memory, a storage of one's own, filters and limits.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const express = require('express');
const multer = require('multer');
const { listen, request } = require('./support/http');
const { upload } = require('./support/upload');

class HashStorage {
  _handleFile(req, file, done) {
    const hash = crypto.createHash('sha256');
    file.stream.on('data', (chunk) => hash.update(chunk));
    file.stream.on('end', () => done(null, { hash: hash.digest('hex') }));
  }

  _removeFile(req, file, done) { done(null); }
}

const app = express();
const disk = multer({ storage: multer.diskStorage({ destination: 'uploads', filename: (req, file, done) => done(null, `stored-${file.originalname}`) }) });
const memory = multer({ limits: { fileSize: 1000, files: 2 }, fileFilter: (req, file, done) => done(null, !file.originalname.endsWith('.exe')) });
app.post('/disk', disk.single('file'), async(req, res) => {
  const hash = crypto.createHash('sha256');
  for await (const chunk of fs.createReadStream(req.file.path)) hash.update(chunk);
  res.json({ body: req.body, file: req.file, hash: hash.digest('hex') });
});
app.post('/hash', multer({ storage: new HashStorage() }).single('file'), (req, res) => res.json(req.file));
app.post('/memory', memory.array('files', 3), (req, res) => res.json({
  body: req.body, files: req.files.map((file) => [file.originalname, file.mimetype, file.size, file.buffer.toString()]),
}));
app.use((error, req, res, next) => res.status(400).json({ name: error.name, code: error.code, field: error.field, message: error.message }));

function parts(...files) {
  const text = files.map(([name, filename, content]) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${filename ? `; filename="${filename}"\r\nContent-Type: text/plain` : ''}\r\n\r\n${content}\r\n`).join('');
  return { method: 'POST', body: `${text}--b--\r\n`, headers: { 'content-type': 'multipart/form-data; boundary=b' } };
}

const server = http.createServer(app);
listen(server).then(async(port) => {
  const large = await upload(port, '/disk', { 'title': 'a title', 'list[]': 'item', 'deep[a]': 1 }, 'large.bin', 100);
  const { hash, ...rest } = JSON.parse(large.body);
  console.log(large.status, hash === large.hash, hash, JSON.stringify(rest));
  const hashed = await upload(port, '/hash', {}, 'hashed.bin', 10);
  console.log(hashed.status, JSON.parse(hashed.body).hash === hashed.hash);
  const post = async(...files) => {
    const { status, body } = await request(port, '/memory', parts(...files));
    console.log(status, body.toString());
  };
  await post(['a', null, '1'], ['files', 'one.txt', 'first'], ['files', 'two.exe', 'no'], ['a', null, '2']);
  await post(['files', 'long.txt', 'x'.repeat(1001)]);
  await post(['other', 'one.txt', 'x']);
  await post(['files', '1', '1'], ['files', '2', '2'], ['files', '3', '3']);
  server.close();
});

// SPDX-License-Identifier: MIT
'use strict';

// 100 MB in a form, written to disk and hashed on the way; limits; other kinds of bodies.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');
const { default: formidable } = require('formidable');
const { listen, request } = require('./support/http');
const { upload } = require('./support/upload');

const options = {
  '/large': { hashAlgorithm: 'sha256', maxFileSize: 200 << 20, keepExtensions: true },
  '/small': { maxFileSize: 1 << 20 },
  '/plain': {},
};
fs.mkdirSync('uploads');

const server = http.createServer(async(req, res) => {
  const form = formidable({ uploadDir: 'uploads', ...options[req.url] });
  let progress = 0;
  form.on('progress', (received) => { progress = received; });
  try {
    const [fields, files] = await form.parse(req);
    const [file] = files.file ?? [];
    res.end(JSON.stringify({
      fields, progress: progress > 0, name: file?.originalFilename, type: file?.mimetype, size: file?.size, hash: file?.hash,
      kept: file && require('path').extname(file.newFilename), onDisk: file && fs.statSync(file.filepath).size,
    }));
  } catch (error) {
    res.writeHead(error.httpCode ?? 500, { connection: 'close' }).end(`${error.code} ${error.message.replace(/received \d+/, "received N")}`);
    req.resume();
  }
});

listen(server).then(async(port) => {
  const large = await upload(port, '/large', { title: 'gr\u00fc\u00dfe', empty: '' }, 'large.bin', 100);
  const { hash, ...rest } = JSON.parse(large.body);
  console.log(large.status, hash === large.hash, hash, rest);
  const stored = fs.readdirSync('uploads');
  const read = crypto.createHash('sha256');
  for await (const chunk of fs.createReadStream(`uploads/${stored[0]}`)) read.update(chunk);
  console.log(stored.length, read.digest('hex') === hash);
  const small = await upload(port, '/small', {}, 'small.bin', 2);
  console.log(small.status, small.body);
  const post = async(type, body) => {
    const answer = await request(port, '/plain', { method: 'POST', body, headers: { 'content-type': type } });
    console.log(answer.status, answer.body.toString());
  };
  await post('application/x-www-form-urlencoded', 'a=1&a=2&b=%20');
  await post('application/json', '{"a":{"b":1}}');
  await post('multipart/form-data', 'no boundary');
  await post('multipart/form-data; boundary=x', '--x\r\nbroken');
  server.close();
});

// SPDX-License-Identifier: MIT
'use strict';

// Mail with alternatives, attachments and a login, sent to a small SMTP server.
const net = require('net');
const { Readable } = require('stream');
const nodemailer = require('nodemailer');
const { listen } = require('./support/http');

const received = [];

// One state per connection: commands, the two lines of AUTH LOGIN, or the text of a message.
function serve(socket) {
  let buffer = '';
  let mode = 'command';
  let message = null;
  const say = (line) => socket.write(`${line}\r\n`);
  const commands = {
    EHLO: () => say('250-mail.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-AUTH PLAIN LOGIN\r\n250 SIZE 1000000'),
    AUTH: (line) => say(Buffer.from(line.split(' ')[2], 'base64').toString() === '\0user\0pass' ? '235 welcome' : '535 go away'),
    MAIL: (line) => { message = { from: line, to: [] }; say('250 ok'); },
    RCPT: (line) => { if (line.includes('nobody')) return say('550 no such user'); message.to.push(line); say('250 ok'); },
    DATA: () => { mode = 'data'; say('354 go on'); },
    RSET: () => say('250 ok'),
    QUIT: () => { say('221 bye'); socket.end(); },
  };
  say('220 mail.test ESMTP');
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    buffer += chunk;
    for (;;) {
      const separator = mode === 'data' ? '\r\n.\r\n' : '\r\n';
      const at = buffer.indexOf(separator);
      if (at < 0) return;
      const text = buffer.slice(0, at);
      buffer = buffer.slice(at + separator.length);
      if (mode === 'data') {
        received.push({ ...message, text });
        mode = 'command';
        say(`250 queued as ${received.length}`);
      } else {
        (commands[text.slice(0, 4).toUpperCase()] ?? (() => say('502 what?')))(text);
      }
    }
  });
}

const stable = (text) => text
  .replace(/^(Message-ID|Date): .*$/gm, '$1: ...')
  .replace(/--_NmP-[-\w]+/g, '--BOUNDARY');

const server = net.createServer(serve);
listen(server).then(async(port) => {
  const options = { host: '127.0.0.1', port, ignoreTLS: true, name: 'client.test' };
  const transport = nodemailer.createTransport({ ...options, pool: true, maxConnections: 2, auth: { user: 'user', pass: 'pass' } });
  console.log(await transport.verify());
  const info = await transport.sendMail({
    from: '"J\u00fcrgen \u{1f600}" <sender@test.example>',
    to: ['one@test.example', 'Nobody <nobody@test.example>'],
    bcc: 'hidden@test.example',
    subject: 'Gr\u00fc\u00dfe aus der Ferne',
    text: 'plain text\n.leading dot\n',
    html: '<p>hypertext</p>',
    attachments: [
      { filename: 'n\u00e4me.txt', content: 'attached' },
      { filename: 'stream.bin', content: Readable.from([Buffer.from([0, 1]), Buffer.from([254, 255])]) },
      { path: 'data:text/plain;base64,aGk=', cid: 'inline@test' },
    ],
  });
  console.log(info.accepted, info.rejected, info.response, info.envelope);
  console.log(received[0].from, received[0].to);
  console.log(stable(received[0].text));
  await Promise.all(Array.from({ length: 20 }, (_, i) => transport.sendMail({ from: 'a@test.example', to: 'b@test.example', subject: `${i}`, text: 'x'.repeat(5000) })));
  console.log('messages', received.length, new Set(received.map(({ text }) => /^Subject: (.*)$/m.exec(text)[1])).size);
  transport.close();
  const wrong = nodemailer.createTransport({ ...options, auth: { user: 'user', pass: 'wrong' } });
  await wrong.sendMail({ from: 'a@test.example', to: 'b@test.example', text: 'x' }).catch((error) => console.log(error.code, error.responseCode, error.command, error.message));
  const json = nodemailer.createTransport({ jsonTransport: true });
  const { messageId, ...sent } = JSON.parse((await json.sendMail({ from: 'a@test.example', to: 'b@test.example', text: 'x' })).message);
  console.log(typeof messageId, sent);
  server.close(() => console.log('closed'));
});

// SPDX-License-Identifier: MIT
'use strict';

const fs = require('fs');
const { Writable } = require('stream');
const winston = require('winston');

const lines = [];
const logger = winston.createLogger({
  level: 'debug',
  format: winston.format.combine(winston.format.errors({ stack: false }), winston.format.splat(), winston.format((info) => { info.n = 1; return info; })(), winston.format.json()),
  defaultMeta: { service: 'check' },
  transports: [
    new winston.transports.Stream({ stream: new Writable({ write(chunk, encoding, done) { lines.push(chunk.toString()); done(); } }) }),
    new winston.transports.File({ filename: 'app.log', level: 'warn', format: winston.format.simple() }),
  ],
});
logger.info('hello %s', 'world', { extra: [1] });
logger.debug({ message: 'object', a: 1 });
logger.error(new Error('broken'));
logger.silly('never');
logger.child({ request: 7 }).warn('child');
logger.on('finish', () => setTimeout(() => {
  console.log(lines.join(''), fs.readFileSync('app.log', 'utf8'));
  console.log(winston.format.colorize().colorize('info', 'text'), logger.isLevelEnabled('silly'));
}, 50));
logger.end();

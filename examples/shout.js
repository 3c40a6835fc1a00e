// SPDX-License-Identifier: MIT
//
// A filter made of streams: numbers the lines of standard input and shouts them; --gzip compresses the result.
// seq 3 | nodus examples/shout.js
'use strict';

const { Transform, pipeline } = require('stream');
const zlib = require('zlib');

class Lines extends Transform {
  #rest = '';
  #number = 0;

  constructor() {
    super({ decodeStrings: false, encoding: 'utf8' });
  }

  #line(text) {
    this.push(`${String(++this.#number).padStart(4)}  ${text.toUpperCase()}\n`);
  }

  _transform(chunk, encoding, done) {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) this.#line(line);
    done();
  }

  _flush(done) {
    if (this.#rest) this.#line(this.#rest);
    done();
  }
}

const stages = [process.stdin.setEncoding('utf8'), new Lines()];
if (process.argv.includes('--gzip')) stages.push(zlib.createGzip());
pipeline(...stages, process.stdout, (error) => {
  if (error) throw error;
});

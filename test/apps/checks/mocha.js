// SPDX-License-Identifier: MIT
'use strict';

// A suite with hooks, asynchronous tests, a pending test and a failing one, reported as text.
const fs = require('fs');
const path = require('path');
const Mocha = require('mocha');

fs.writeFileSync('suite.js', `
const assert = require('assert');
describe('Array', function() {
  let list;
  before(() => console.log('before all'));
  beforeEach(() => { list = [1, 2, 3]; });
  afterEach(async() => { await null; list = null; });
  it('finds', () => assert.strictEqual(list.indexOf(2), 1));
  it('waits for a callback', (done) => setTimeout(done, 1));
  it('waits for a promise', async() => { await new Promise((r) => setImmediate(r)); assert.deepStrictEqual(list, [1, 2, 3]); });
  it('is written later');
  it.skip('is skipped', () => {});
  it('shows a difference', () => assert.deepStrictEqual({ a: 1, b: [2] }, { a: 1, b: [3] }));
  describe('nested', function() {
    this.timeout(20);
    it('runs out of time', (done) => {});
    it('throws later', (done) => { setImmediate(() => { throw new RangeError('later'); }); });
  });
});
`);

const mocha = new Mocha({ reporter: 'spec', color: false });
mocha.addFile(path.resolve('suite.js'));
const lines = [];
const log = Mocha.reporters.Base.consoleLog;
Mocha.reporters.Base.consoleLog = (...args) => lines.push(require('util').format(...args));
mocha.run((failures) => {
  Mocha.reporters.Base.consoleLog = log;
  const text = lines.join('\n').replace(/\(\d+ms\)/g, '(N ms)').split('\n').filter((line) => !/^\s+at /.test(line));
  console.log(text.join('\n'));
  console.log(failures, 'failures');
});

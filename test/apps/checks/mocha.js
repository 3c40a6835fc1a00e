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

// Events instead of a reporter's text: reports show stacks, whose frames are not the same everywhere.
class Reporter extends Mocha.reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const { EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_SUITE_BEGIN, EVENT_HOOK_BEGIN } = Mocha.Runner.constants;
    runner.on(EVENT_SUITE_BEGIN, (suite) => console.log('suite', suite.fullTitle()));
    runner.on(EVENT_HOOK_BEGIN, (hook) => console.log('hook', hook.title));
    runner.on(EVENT_TEST_PASS, (test) => console.log('pass', test.fullTitle(), test.speed));
    runner.on(EVENT_TEST_PENDING, (test) => console.log('pending', test.fullTitle()));
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      console.log('fail', test.fullTitle(), error.name, error.code, error.message);
      if (error.actual) console.log(Mocha.reporters.Base.generateDiff(error.actual, error.expected));
    });
  }
}

const mocha = new Mocha({ reporter: Reporter, color: false });
mocha.addFile(path.resolve('suite.js'));
mocha.run((failures) => console.log(failures, 'failures'));

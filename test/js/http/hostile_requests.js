// SPDX-License-Identifier: MIT
'use strict';
// What a server makes of requests as nobody should send them: what it answers, whether it goes on listening,
// and what the program is told, all as recorded on Node 26 (test/fixtures/http/record.js).
const assert = require('node:assert');
const forms = require('../../fixtures/http/request_forms.js');
const answers = require('../../fixtures/http/request_answers.json');
const { probe, serve } = require('../../fixtures/http/probe_server.js');

// Where another answer is right as well.
const EXEMPT = {
  'length: <5\t>': 'a tab after a length may be refused',
  'fold: empty to nothing': 'white space that continues an empty value may be taken for the value',
  'connection: upgrade': 'what follows an ignored upgrade need not be lost with it',
  'connection: upgrade with body': 'as above',
  'connection: upgrade with chunks': 'as above',
  'early: bad chunk': 'a response under way may have left, or not',
  'early: bad second chunk': 'as above',
};

async function check(isGeneral, isWatched) {
  const target = await serve(isGeneral, isWatched);
  for (const [name, form] of Object.entries(forms)) {
    if (EXEMPT[name] !== undefined) continue;
    const [whole, pieces = whole] = answers[name][isWatched ? 'watched' : 'plain'];
    const what = `${name}, ${isGeneral ? 'with' : 'without'} a 'connection' listener`;
    assert.deepStrictEqual(await probe(target, form, false), whole, `${what}, whole`);
    assert.deepStrictEqual(await probe(target, form, true), pieces, `${what}, in pieces`);
  }
  target.close();
}

(async () => {
  assert.deepStrictEqual(Object.keys(answers), Object.keys(forms));
  await Promise.all([check(false, false), check(false, true), check(true, false), check(true, true)]);
})();

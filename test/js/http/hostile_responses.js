// SPDX-License-Identifier: MIT
'use strict';
// What a client makes of responses as nobody should send them, as recorded on Node 26 (test/fixtures/http/record.js).
const assert = require('node:assert');
const forms = require('../../fixtures/http/response_forms.js');
const events = require('../../fixtures/http/response_events.json');
const { probe, serve } = require('../../fixtures/http/probe_client.js');

// Where other events are right as well.
const EXEMPT = {
  'line: <RTSP/1.0 200 OK>': 'this is not HTTP',
  'line: <ICE/1.0 200 OK>': 'nor is this',
  'length: <2%9>': 'a tab after a length may be refused',
  'status: 101 with length': 'what follows a 101 that nobody asked for may be an error',
  'status: 101 with chunks': 'as above',
  'count: 1500': 'more fields may be kept',
};

(async () => {
  assert.deepStrictEqual(Object.keys(events), Object.keys(forms));
  const server = await serve();
  for (const [name, form] of Object.entries(forms)) {
    if (EXEMPT[name] !== undefined) continue;
    const [whole, pieces = whole] = events[name];
    assert.deepStrictEqual(await probe(server, name, form, false), whole, `${name}, whole`);
    assert.deepStrictEqual(await probe(server, name, form, true), pieces, `${name}, in pieces`);
  }
  server.close();
})();

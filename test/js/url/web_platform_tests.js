// SPDX-License-Identifier: MIT
// The URL part of the web platform tests, from the cache that test/conformance/fetch fills; without
// it there is nothing to run. The data is of 2022: `superseded` names what the standard has changed since.
'use strict';
const assert = require('node:assert');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const caches = [
  process.env.NODUS_CACHE && path.join(process.env.NODUS_CACHE, 'conformance'),
  path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'nodus', 'conformance'),
];
const cache = caches.find((folder) => folder && fs.existsSync(path.join(folder, 'test')));
const components = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port',
                    'pathname', 'search', 'hash'];

// Labels of Punycode are not looked into any more, '^' is encoded in paths, and a space at the end of an
// opaque path is encoded instead of being dropped later.
const superseded = (...texts) => texts.some((text) => /\bxn--/i.test(text) || text.includes('^') ||
  / [?#]/.test(text));

function read(name) {
  const file = path.join(cache, 'test', 'fixtures', 'wpt', 'url', 'resources', name);
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

function checkParsing({ input, base, failure, ...expected }) {
  if (superseded(input)) return 0;
  const url = URL.parse(input, base ?? undefined);
  if (failure) {
    assert.strictEqual(url, null, input);
    return 1;
  }
  for (const name of components) {
    if (name in expected) assert.strictEqual(url[name], expected[name], `${name} of ${input}`);
  }
  return 1;
}

function checkSetter(name, { href, new_value: value, expected }) {
  if (superseded(href, value)) return 0;
  const url = new URL(href);
  url[name] = value;
  for (const [component, text] of Object.entries(expected)) {
    assert.strictEqual(url[component], text, `${component} of ${href} with ${name} ${value}`);
  }
  return 1;
}

function checkDomain({ input, output }) {
  if (superseded(input)) return 0;
  const url = URL.parse(`https://${input}/x`);
  assert.strictEqual(url === null ? null : url.hostname, output, input);
  return 1;
}

if (cache === undefined) {
  console.log('skipped: test/conformance/fetch was not run');
} else {
  let count = 0;
  for (const item of read('urltestdata.json')) {
    if (typeof item === 'object') count += checkParsing(item);
  }
  const { comment, ...setters } = read('setters_tests.json');
  for (const [name, cases] of Object.entries(setters)) {
    for (const item of cases) count += checkSetter(name, item);
  }
  for (const item of read('toascii.json')) {
    if (typeof item === 'object') count += checkDomain(item);
  }
  assert.ok(count > 900, `only ${count} cases`);
}

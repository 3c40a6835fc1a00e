// SPDX-License-Identifier: MIT
'use strict';

const yaml = require('js-yaml');

const text = `
base: &base { a: 1, b: [x, 'y', "z\\u0041"] }
derived:
  <<: *base
  when: 2020-02-29T12:30:45.5Z
  folded: >-
    one
    two

    three
  literal: |
    keep
      this
numbers: [0o17, 0x1F, -.inf, .nan, 1e3, 12_3, ~, yes]
binary: !!binary aGVsbG8=
set: !!set { one, two }
? complex
: value
`;
const value = yaml.load(text);
console.log(value);
console.log(yaml.dump(value, { sortKeys: true, lineWidth: 40, flowLevel: 3 }));
console.log(yaml.loadAll('--- 1\n--- two\n...'));
try {
  yaml.load('a: b: c\n  - d', { filename: 'bad.yml' });
} catch (error) {
  console.log(error.name, error.message);
}

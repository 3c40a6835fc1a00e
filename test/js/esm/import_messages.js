// SPDX-License-Identifier: MIT
// Messages name imports as the module does.
import assert from 'node:assert';
import * as space from 'node:os';
import whole, { EOL as renamed, platform } from 'node:os';

const failing = {
  'renamed is not a function': () => renamed(),
  'space is not a function': () => space(),
  'space.nothing is not a function': () => space.nothing(),
  'whole.nothing is not a function': () => whole.nothing(),
  'renamed is not a constructor': () => new renamed(),
  'Assignment to constant variable.': () => {
    renamed = 1; // eslint-disable-line no-import-assign
  },
};
for (const [message, action] of Object.entries(failing)) assert.throws(action, { name: 'TypeError', message });
assert.throws(() => renamed`text`, { message: 'renamed is not a function' });
assert.throws(() => [...platform], { name: 'TypeError' });

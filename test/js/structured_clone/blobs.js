// SPDX-License-Identifier: MIT
// Blob and File are cloned with their bytes.
'use strict';
const assert = require('node:assert');

(async () => {
  const blob = structuredClone(new Blob(['ab', 'c'], { type: 'text/plain' }));
  assert.ok(blob instanceof Blob);
  assert.deepStrictEqual([blob.size, blob.type, await blob.text()], [3, 'text/plain', 'abc']);

  const { file } = structuredClone({ file: new File(['x'], 'n', { type: 'a/b', lastModified: 5 }) });
  assert.ok(file instanceof File);
  assert.deepStrictEqual([file.name, file.type, file.lastModified, await file.text()],
                         ['n', 'a/b', 5, 'x']);
})();

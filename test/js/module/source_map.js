// SPDX-License-Identifier: MIT
//
// module.SourceMap: entries, origins, sections.
'use strict';

const assert = require('node:assert');
const { SourceMap, findSourceMap, getSourceMapsSupport, setSourceMapsSupport } =
  require('node:module');

const payload = {
  version: 3, sources: ['a.ts'], names: ['foo'], mappings: 'AAAA,IAAIA;AACA', sourcesContent: ['x'],
};
const map = new SourceMap(payload, { lineLengths: [5, 6] });
assert.deepStrictEqual(map.findEntry(0, 5), {
  generatedLine: 0, generatedColumn: 4, originalSource: 'a.ts', originalLine: 0, originalColumn: 4,
  name: 'foo',
});
assert.deepStrictEqual(map.findOrigin(1, 5),
                       { name: 'foo', fileName: 'a.ts', lineNumber: 1, columnNumber: 5 });
assert.deepStrictEqual(map.payload, payload);
assert.notStrictEqual(map.payload, payload);
assert.deepStrictEqual(map.lineLengths, [5, 6]);

const section = (source) => ({ version: 3, sources: [source], names: [], mappings: 'AAAA;AACA' });
const indexed = new SourceMap({
  version: 3,
  sections: [
    { offset: { line: 0, column: 0 }, map: section('a') },
    { offset: { line: 2, column: 3 }, map: section('b') },
  ],
});
assert.strictEqual(indexed.findEntry(2, 3).originalSource, 'b');
assert.strictEqual(indexed.findEntry(3, 0).originalLine, 1);

assert.throws(() => new SourceMap(5), { code: 'ERR_INVALID_ARG_TYPE' });
assert.throws(() => setSourceMapsSupport(), { code: 'ERR_INVALID_ARG_TYPE' });
setSourceMapsSupport(true, { nodeModules: true });
assert.deepStrictEqual({ ...getSourceMapsSupport() },
                       { enabled: true, nodeModules: true, generatedCode: false });
assert.strictEqual(findSourceMap('absent'), undefined);

// SPDX-License-Identifier: MIT
// needs: typescript
//
// TypeScript compiles a project: its own library declarations and a file that uses them.
'use strict';

const path = require('path');
const measure = require('./support/measure');

const ts = require(process.env.BENCH_PACKAGES + '/typescript');

measure.once('tsc: check the DOM and ES libraries', () => {
  const lib = path.dirname(require.resolve(process.env.BENCH_PACKAGES + '/typescript'));
  const options = { noEmit: true, strict: true, lib: ['lib.esnext.full.d.ts'], types: [] };
  const program = ts.createProgram([path.join(lib, 'typescript.d.ts')], options);
  const diagnostics = ts.getPreEmitDiagnostics(program);
  if (diagnostics.length > 0) throw new Error(ts.flattenDiagnosticMessageText(diagnostics[0].messageText, '\n'));
});

// SPDX-License-Identifier: MIT
'use strict';
const assert = require('node:assert');
const { parseArgs } = require('node:util');

const options = {
  verbose: { type: 'boolean', short: 'v' },
  output: { type: 'string', short: 'o', default: 'out' },
  define: { type: 'string', multiple: true, short: 'D' },
};
const { values, positionals, tokens } = parseArgs({
  args: ['-vo', 'file', '--define=a', '-Db', 'pos', '--', '-v'],
  options, allowPositionals: true, tokens: true,
});
assert.deepEqual(values, { verbose: true, output: 'file', define: ['a', 'b'] });
assert.deepStrictEqual(positionals, ['pos', '-v']);
assert.deepStrictEqual(tokens.map((token) => token.index), [0, 0, 2, 3, 4, 5, 6]);
assert.strictEqual(parseArgs({ args: [], options }).values.output, 'out');
assert.strictEqual(
  parseArgs({ args: ['--no-verbose'], options, allowNegative: true }).values.verbose, false);

const refuse = (args, code) => assert.throws(() => parseArgs({ args, options }), { code });
refuse(['--nope'], 'ERR_PARSE_ARGS_UNKNOWN_OPTION');
refuse(['-v=1'], 'ERR_PARSE_ARGS_UNKNOWN_OPTION');
refuse(['--verbose=1'], 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE');
refuse(['--output'], 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE');
refuse(['--output', '--verbose'], 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE');
refuse(['pos'], 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL');
assert.deepEqual(parseArgs({ args: ['--nope', '-x'], strict: false }).values, { nope: true, x: true });

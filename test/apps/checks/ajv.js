// SPDX-License-Identifier: MIT
'use strict';

const Ajv = require('ajv');

const ajv = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true, removeAdditional: true, strict: true, strictRequired: false });
ajv.addKeyword({ keyword: 'even', type: 'number', validate: (wanted, data) => (data % 2 === 0) === wanted });
ajv.addSchema({ $id: 'http://example.test/name', type: 'string', minLength: 2, pattern: '^\\p{L}+$' });
const validate = ajv.compile({
  type: 'object',
  properties: {
    name: { $ref: 'http://example.test/name' }, age: { type: 'integer', minimum: 0, even: true },
    tags: { type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true }, level: { type: 'number', default: 3 },
  },
  required: ['name', 'email'], additionalProperties: false,
  if: { properties: { age: { const: 4 } } }, then: { properties: { tags: {} }, required: ['tags'] },
});
for (const data of [{ name: 'Ann\u00e9', email: 1, age: '4', extra: 1 }, { name: '1', age: 3, tags: ['a', 'a', 'c'] }, []]) {
  console.log(validate(data), data);
  console.log(validate.errors);
}
console.log(ajv.errorsText(validate.errors));
try {
  ajv.compile({ type: 'nothing' });
} catch (error) {
  console.log(error.message);
}

// SPDX-License-Identifier: MIT
'use strict';

const { z } = require('zod');

const User = z.object({
  name: z.string().min(2).trim(), email: z.email(), age: z.coerce.number().int().positive().optional(),
  role: z.enum(['admin', 'user']).default('user'), tags: z.array(z.string()).max(2), extra: z.record(z.string(), z.union([z.number(), z.boolean()])).nullable(),
}).strict().refine((user) => user.name !== 'root', { message: 'not root', path: ['name'] });
console.log(User.parse({ name: ' Ann ', email: 'a@b.co', age: '4', tags: [], extra: { x: 1, y: true } }));
const failed = User.safeParse({ name: 'x', email: 'no', tags: ['a', 'b', 'c'], extra: { z: 'no' }, more: 1 });
console.log(failed.success, failed.error.issues);
console.log(z.prettifyError(failed.error), z.treeifyError(failed.error));
const Node = z.lazy(() => z.object({ value: z.number(), next: Node.nullable() }));
console.log(Node.parse({ value: 1, next: { value: 2, next: null } }), z.string().transform((s) => s.length).pipe(z.number().max(3)).safeParse('long').success);
const Shape = z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), r: z.number() }), z.object({ kind: z.literal('b'), s: z.bigint() })]);
console.log(Shape.parse({ kind: 'b', s: 3n }), Shape.safeParse({ kind: 'c' }).error.issues, z.toJSONSchema(z.object({ a: z.number().min(1) })));
z.string().refine(async(s) => s === 'ok').parseAsync('no').catch((error) => console.log(error.name, error.issues));

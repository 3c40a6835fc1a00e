// SPDX-License-Identifier: MIT
'use strict';

const R = require('ramda');

const users = [{ name: 'ann', tags: ['x', 'y'], age: 3 }, { name: 'bob', tags: ['y'], age: 5 }];
console.log(R.pipe(R.filter(R.propSatisfies(R.gt(R.__, 2), 'age')), R.map(R.pick(['name', 'age'])), R.sortBy(R.negate))(users));
console.log(R.groupBy(R.path(['tags', 'length']), users), R.countBy(R.identity, R.chain(R.prop('tags'), users)));
console.log(R.over(R.lensPath(['a', 1, 'b']), R.inc, { a: [0, { b: 1 }] }), R.evolve({ a: R.toUpper }, { a: 'x', b: 1 }));
console.log(R.converge(R.divide, [R.sum, R.length])([1, 2, 3, 4]), R.transduce(R.compose(R.map(R.inc), R.take(2)), R.flip(R.append), [], [1, 2, 3]));
console.log(R.equals(new Map([[{ a: 1 }, [2]]]), new Map([[{ a: 1 }, [2]]])), R.mergeDeepRight({ a: { b: 1 } }, { a: { c: 2 } }), R.xprod([1, 2], ['a', 'b']), R.toString({ a: [new Date(0), /x/] }));
R.pipeWith(R.andThen)([async(x) => x + 1, async(x) => x * 2])(3).then(console.log);

// SPDX-License-Identifier: MIT
'use strict';

const _ = require('lodash');

const people = [{ n: 'b', a: 2 }, { n: 'a', a: 2 }, { n: 'c', a: 1 }];
console.log(_.chain(people).groupBy('a').mapValues((list) => _.map(list, 'n')).value());
console.log(_.orderBy(people, ['a', 'n'], ['desc', 'asc']), _.keyBy(people, 'n'));
console.log(_.merge({ a: [1, { b: 2 }] }, { a: [3, { c: 4 }] }), _.cloneDeep(new Map([[1, new Set([new Date(0)])]])));
console.log(_.isEqual({ a: [1, NaN, /x/g] }, { a: [1, NaN, /x/g] }), _.get({ a: [{ b: 1 }] }, 'a[0].b'), _.set({}, 'x.y[2]', 1));
console.log(_.template('<% _.each(l, (i) => { %><%- i %>;<% }) %> ${l.length}')({ l: ['<', '&'] }));
console.log(_.camelCase('foo-bar baz'), _.kebabCase('fooBar'), _.deburr('d\u00e9j\u00e0'), _.words('one, twoThree'), _.chunk(_.range(7), 3));
console.log([1, null, [], '', 'a', {}, () => {}].map((v) => [_.isEmpty(v), _.isPlainObject(v), _.toString(v).length > 3]));
const calls = [];
const debounced = _.debounce((x) => calls.push(x), 5, { leading: true });
debounced(1);
debounced(2);
setTimeout(() => console.log(calls, _.now() > 0, _.uniqueId('id')), 60);
console.log(_.curry((a, b, c) => a + b + c)(1)(2)(3), _.flow([Math.abs, Math.sqrt])(-16), _.partial(_.add, 1)(2));

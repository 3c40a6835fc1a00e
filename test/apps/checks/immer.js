// SPDX-License-Identifier: MIT
'use strict';

const { produce, enablePatches, enableMapSet, produceWithPatches, applyPatches, current, original, isDraft, setAutoFreeze } = require('immer');

enablePatches();
enableMapSet();
const base = { list: [{ id: 1, done: false }, { id: 2, done: false }], map: new Map([['k', new Set([1])]]), other: {} };
const next = produce(base, (draft) => {
  draft.list[1].done = true;
  draft.list.push({ id: 3 });
  draft.map.get('k').add(2);
  console.log(isDraft(draft.list), current(draft).list.length, original(draft) === base);
});
console.log(base.list.length, next, next.other === base.other, Object.isFrozen(next.list));
const [, patches, inverse] = produceWithPatches(next, (draft) => { draft.list.shift(); delete draft.other; });
console.log(patches, inverse, applyPatches(applyPatches(next, patches), inverse).list.length);
console.log(produce((draft, n) => { draft.n = n; })({ n: 0 }, 5), produce(base, () => undefined) === base);
try {
  'use strict';
  next.list.push(1);
} catch (error) {
  console.log(error.name);
}

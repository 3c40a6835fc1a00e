// SPDX-License-Identifier: MIT
//
// A doubly linked list whose links are the fields `_idlePrev` and `_idleNext` of its elements and
// of the list itself; an element that is in no list has null in both.
'use strict';

function init(list) {
  list._idlePrev = list;
  list._idleNext = list;
}

function isEmpty(list) {
  return list._idleNext === list;
}

function first(list) {
  return list._idleNext;
}

function append(list, item) {
  const last = list._idlePrev;
  item._idlePrev = last;
  item._idleNext = list;
  last._idleNext = item;
  list._idlePrev = item;
}

function remove(item) {
  const { _idlePrev: previous, _idleNext: next } = item;
  if (next === null) return;
  previous._idleNext = next;
  next._idlePrev = previous;
  item._idlePrev = null;
  item._idleNext = null;
}

module.exports = { init, isEmpty, first, append, remove };

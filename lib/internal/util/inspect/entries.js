// SPDX-License-Identifier: MIT
'use strict';

// The entries of built-in objects: elements, members, bytes, states.  Every function takes
// (ctx, value, recurseTimes) and returns a list of texts.

const { formatBigInt, formatNumber } = require('internal/util/inspect/primitives');
const { kArray, kArrayExtras, layOut } = require('internal/util/inspect/layout');

const { KINDS, kindOf } = require('internal/util/brands');

const binding = internalBinding('util');

const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayGetter =
  (name) => Object.getOwnPropertyDescriptor(typedArrayPrototype, name).get;
const lengthGetter = typedArrayGetter('length');

/** value.js, which requires this file. */
function values() {
  return require('internal/util/inspect/value');
}

/** The length of a typed array. */
function typedArrayLength(value) {
  return Reflect.apply(lengthGetter, value, []);
}

/** No entries. */
function formatNothing() {
  return [];
}

/** "... 3 more items" */
function moreItems(count, noun = 'item') {
  return `... ${count} more ${noun}${count > 1 ? 's' : ''}`;
}

/** How many of `length` entries are shown. */
function shownCount(ctx, length) {
  return Math.min(Math.max(0, ctx.maxArrayLength), length);
}

/** Runs a function with the indentation of an entry. */
function indented(ctx, run) {
  ctx.indentationLvl += 2;
  const result = run();
  ctx.indentationLvl -= 2;
  return result;
}

// ---- Lists -------------------------------------------------------------------------------

function formatArray(ctx, value, recurseTimes) {
  const { formatProperty } = values();
  const { length } = value;
  const count = shownCount(ctx, length);
  const output = [];
  for (let i = 0; i < count; i++) {
    if (!Object.hasOwn(value, i)) {
      return formatSparse(ctx, value, recurseTimes, count, output, i);
    }
    output.push(formatProperty(ctx, value, recurseTimes, i, kArray));
  }
  if (length > count) output.push(moreItems(length - count));
  return output;
}

const DIGITS = /^(?:0|[1-9][0-9]*)$/;

/** The rest of an array with holes, from `index` on; a run of holes counts as one entry. */
function formatSparse(ctx, value, recurseTimes, count, output, index) {
  const { formatProperty } = values();
  const holes = (n) =>
    ctx.stylize(`<${n} empty item${n > 1 ? 's' : ''}>`, 'undefined');
  const keys = Object.keys(value);
  for (let i = index; i < keys.length && output.length < count; i++) {
    const key = keys[i];
    if (!DIGITS.test(key) || Number(key) >= value.length) break;
    if (`${index}` !== key) {
      output.push(holes(Number(key) - index));
      index = Number(key);
      if (output.length === count) break;
    }
    output.push(formatProperty(ctx, value, recurseTimes, key, kArray));
    index++;
  }
  const remaining = value.length - index;
  if (remaining > 0) {
    output.push(output.length === count ? moreItems(remaining) : holes(remaining));
  }
  return output;
}

function formatTypedArray(ctx, value, recurseTimes) {
  const length = typedArrayLength(value);
  const count = shownCount(ctx, length);
  const isBig = count > 0 && typeof value[0] === 'bigint';
  const format = isBig ? formatBigInt : formatNumber;
  const output = new Array(count);
  for (let i = 0; i < count; i++) {
    output[i] = format(ctx.stylize, value[i], ctx.numericSeparator);
  }
  if (length > count) output.push(moreItems(length - count));
  if (ctx.showHidden) output.push(...formatViewFields(ctx, value, recurseTimes));
  return output;
}

/** With showHidden: where a typed array's elements live. */
function formatViewFields(ctx, value, recurseTimes) {
  const { formatValue } = values();
  return indented(ctx, () => {
    const names = ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer'];
    return names.map((name) =>
      formatField(ctx, name, formatValue(ctx, value[name], recurseTimes, true)));
  });
}

// ---- Collections -------------------------------------------------------------------------

function formatSet(ctx, value, recurseTimes) {
  const { formatValue } = values();
  const count = shownCount(ctx, value.size);
  const output = [];
  ctx.indentationLvl += 2;
  let i = 0;
  for (const each of Set.prototype.values.call(value)) {
    if (i++ === count) break;
    output.push(formatValue(ctx, each, recurseTimes));
  }
  if (value.size > count) output.push(moreItems(value.size - count));
  ctx.indentationLvl -= 2;
  return output;
}

function formatMap(ctx, value, recurseTimes) {
  const { formatValue } = values();
  const count = shownCount(ctx, value.size);
  const output = [];
  ctx.indentationLvl += 2;
  let i = 0;
  for (const [key, each] of Map.prototype.entries.call(value)) {
    if (i++ === count) break;
    output.push(`${formatValue(ctx, key, recurseTimes)} => ` +
      `${formatValue(ctx, each, recurseTimes)}`);
  }
  if (value.size > count) output.push(moreItems(value.size - count));
  ctx.indentationLvl -= 2;
  return output;
}

/** Weak collections cannot be listed. */
function formatWeakCollection(ctx) {
  return [ctx.stylize('<items unknown>', 'special')];
}

const nextOf = [new Map().keys(), new Set().keys()].map((it) => Object.getPrototypeOf(it).next);

/**
 * What an iterator of a set or map will still yield; it does not move.
 * @param {object} iterator
 * @returns {{list: unknown[], isPairs: boolean}|undefined} keys and values one after the other;
 *   undefined if the engine does not let us look
 */
function previewIterator(iterator) {
  const isMap = kindOf(iterator) === KINDS.MAP_ITERATOR;
  const next = nextOf[isMap ? 0 : 1];
  const details = binding.peekIterator(iterator);
  if (details === undefined) {
    // One that has come to its end has let go of its collection: moving it is safe.
    return canPeek() && Reflect.apply(next, iterator, []).done ?
      { list: [], isPairs: false } : undefined;
  }
  const [collection, isPairs] = details;
  const entriesOf = isMap ? Map.prototype.entries : Set.prototype.entries;
  const copy = Reflect.apply(entriesOf, collection, []);
  binding.copyIterator(iterator, copy);
  const list = [];
  for (;;) {
    const { done, value } = Reflect.apply(next, copy, []);
    if (done) return { list, isPairs };
    if (isPairs) list.push(value[0], value[1]);
    else list.push(value);
  }
}

/** Whether the engine lets us look into iterators. */
function canPeek() {
  return binding.peekIterator(new Map([[0, 0]]).keys()) !== undefined;
}

/** What an iterator of a set or map will still yield, if the engine lets us look. */
function formatIterator(ctx, value, recurseTimes) {
  const { formatValue } = values();
  const preview = previewIterator(value);
  if (preview === undefined) return formatWeakCollection(ctx);
  const { list, isPairs } = preview;
  const step = isPairs ? 2 : 1;
  const total = list.length / step;
  const count = shownCount(ctx, total);
  const output = indented(ctx, () => {
    const texts = [];
    for (let i = 0; i < count * step; i += step) {
      const parts = list.slice(i, i + step).map((each) => formatValue(ctx, each, recurseTimes));
      texts.push(isPairs ?
        layOut(ctx, parts, '', ['[', ']'], kArrayExtras, recurseTimes) : parts[0]);
    }
    return texts;
  });
  if (total > count) output.push(moreItems(total - count));
  return output;
}

// ---- Bytes -------------------------------------------------------------------------------

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** "[byteLength]: 3" */
function formatField(ctx, name, value) {
  return `${ctx.stylize(`[${name}]`, 'string')}: ${value}`;
}

/** The length of a buffer. */
function byteLengthField(ctx, value) {
  return formatField(ctx, 'byteLength', formatNumber(ctx.stylize, value.byteLength, false));
}

function formatArrayBuffer(ctx, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value);
  } catch {
    return [ctx.stylize('(detached)', 'special'), byteLengthField(ctx, value)];
  }
  const count = shownCount(ctx, bytes.length);
  let text = Array.from(bytes.subarray(0, count), (byte) => HEX[byte]).join(' ');
  if (bytes.length > count) text += ` ${moreItems(bytes.length - count, 'byte')}`;
  return [`${ctx.stylize('[Uint8Contents]', 'special')}: <${text}>`,
          byteLengthField(ctx, value)];
}

function formatDataView(ctx, value, recurseTimes) {
  const { formatValue } = values();
  return indented(ctx, () => ['byteLength', 'byteOffset', 'buffer'].map(
    (name) => formatField(ctx, name, formatValue(ctx, value[name], recurseTimes))));
}

// ---- Promises ----------------------------------------------------------------------------

const PENDING = 0;
const REJECTED = 2;

function formatPromise(ctx, value, recurseTimes) {
  const details = binding.getPromiseDetails(value);
  if (details === undefined || details[0] === PENDING) {
    return [ctx.stylize('<pending>', 'special')];
  }
  const text = indented(ctx, () => values().formatValue(ctx, details[1], recurseTimes));
  return [details[0] === REJECTED ? `${ctx.stylize('<rejected>', 'special')} ${text}` : text];
}

module.exports = {
  formatArray,
  formatArrayBuffer,
  formatDataView,
  formatIterator,
  formatMap,
  formatNothing,
  formatPromise,
  formatSet,
  formatTypedArray,
  formatWeakCollection,
  previewIterator,
  typedArrayLength,
};

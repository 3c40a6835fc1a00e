// SPDX-License-Identifier: MIT
'use strict';

// The heart of util.inspect: one value to text, dispatching on what it is.  A "shape" says how an
// object is shown: its base (what stands before the braces), braces, keys, the function that
// formats its entries, and whether entries are list elements.

const { KINDS, kindOf } = require('internal/util/brands');
const { customInspectSymbol } = require('internal/util');
const { isIndex, namedKeys } = require('internal/util/elements');
const { formatKey, formatNumber, formatPrimitive } = require('internal/util/inspect/primitives');
const { kArray, kArrayExtras, kObject, layOut } = require('internal/util/inspect/layout');
const {
  getConstructorName, getPrefix, getTag, intrinsicName, typedArrayName,
} = require('internal/util/inspect/names');
const { stylizeNoColor } = require('internal/util/inspect/style');
const entries = require('internal/util/inspect/entries');

const binding = internalBinding('util');

// Total length of text at one level after which nothing deeper is shown.
const MAX_TEXT = 2 ** 27;

// ---- Values ------------------------------------------------------------------------------

/**
 * @param {object} ctx options and state of the inspection
 * @param {unknown} value
 * @param {number} recurseTimes depth
 * @param {boolean} [isTypedArrayBuffer] whether value is the buffer of a typed array shown above
 * @returns {string}
 */
function formatValue(ctx, value, recurseTimes, isTypedArrayBuffer = false) {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    return formatPrimitive(ctx.stylize, value, ctx);
  }
  if (kindOf(value) === KINDS.PROXY && !isNamespace(value)) {
    return formatProxy(ctx, value, recurseTimes);
  }
  if (ctx.customInspect) {
    const text = formatCustom(ctx, value, value, recurseTimes);
    if (text !== undefined) return text;
  }
  if (ctx.seen.includes(value)) return formatCircular(ctx, value);
  return formatRaw(ctx, value, recurseTimes, isTypedArrayBuffer);
}

/**
 * Calls an object's own inspection method; undefined if there is none to use.
 * @param {object} ctx
 * @param {object} value whose method it is
 * @param {object} context what it is called on: value, or a proxy of it
 * @param {number} recurseTimes
 * @returns {string|undefined}
 */
function formatCustom(ctx, value, context, recurseTimes) {
  const custom = value[customInspectSymbol];
  if (typeof custom !== 'function' || custom === ctx.inspect) return undefined;
  // A class's prototype has the method, too, but is not an instance.
  const { constructor } = value;
  if (constructor && constructor.prototype === value) return undefined;
  const depth = ctx.depth === null ? null : ctx.depth - recurseTimes;
  const isCrossContext = context !== value || !(context instanceof Object);
  const result = Reflect.apply(custom, context,
                               [depth, makeUserOptions(ctx, isCrossContext), ctx.inspect]);
  if (result === context) return undefined;
  const text = typeof result === 'object' ?
    formatValue(ctx, result, recurseTimes) : `${result}`;
  return text.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

/** The options object that a custom inspection method gets. */
function makeUserOptions(ctx, isCrossContext) {
  const options = { stylize: ctx.stylize };
  for (const name of ctx.optionNames) options[name] = ctx[name];
  Object.assign(options, ctx.userOptions);
  if (!isCrossContext) return options;
  // Code of another realm, or behind a proxy, must not get at our objects through ours.
  delete options.stylize;
  Object.setPrototypeOf(options, null);
  for (const name of Object.keys(options)) {
    const value = options[name];
    if ((typeof value === 'object' || typeof value === 'function') && value !== null) {
      delete options[name];
    }
  }
  options.stylize = Object.setPrototypeOf((value, flavour) => {
    try {
      return `${ctx.stylize(`${value}`, flavour)}`;
    } catch {
      return `${value}`;
    }
  }, null);
  return options;
}

/** "[Circular *1]", numbering the object that is referred to. */
function formatCircular(ctx, value) {
  ctx.circular ??= new Map();
  let index = ctx.circular.get(value);
  if (index === undefined) {
    index = ctx.circular.size + 1;
    ctx.circular.set(value, index);
  }
  return ctx.stylize(`[Circular *${index}]`, 'special');
}

/** Namespaces are proxies that nobody shall notice; without ES modules there are none. */
function isNamespace(value) {
  return require.loaded.get('internal/modules/namespace')?.exports.isNamespace(value) ?? false;
}

/** A proxy: "Proxy(target)", or with showProxy target and handler. */
function formatProxy(ctx, proxy, recurseTimes) {
  const details = binding.getProxyDetails(proxy);
  // The binding finds nothing behind a revoked proxy.
  if (details === undefined) return ctx.stylize('<Revoked Proxy>', 'special');
  if (ctx.showProxy) return formatProxyDetails(ctx, details, recurseTimes);
  const text = ctx.customInspect ?
    formatCustom(ctx, innermostTarget(details[0]), proxy, recurseTimes) : undefined;
  if (text !== undefined) return text;
  if (ctx.seen.includes(details[0])) return formatCircular(ctx, details[0]);
  const target = formatValue(ctx, details[0], recurseTimes);
  return `${ctx.stylize('Proxy(', 'special')}${target}${ctx.stylize(')', 'special')}`;
}

/** What is behind proxies of proxies: reading from it runs no traps. */
function innermostTarget(target) {
  while (kindOf(target) === KINDS.PROXY) {
    const details = binding.getProxyDetails(target);
    if (details === undefined) return Object.prototype;
    target = details[0];
  }
  return target;
}

/** showProxy: target and handler. */
function formatProxyDetails(ctx, details, recurseTimes) {
  if (recurseTimes > ctx.depth && ctx.depth !== null) {
    return ctx.stylize('Proxy [Array]', 'special');
  }
  recurseTimes += 1;
  ctx.indentationLvl += 2;
  const output = [
    formatValue(ctx, details[0], recurseTimes),
    // Not every engine lets us look at the handler.
    details[1] === null ?
      ctx.stylize('<unknown>', 'special') : formatValue(ctx, details[1], recurseTimes),
  ];
  ctx.indentationLvl -= 2;
  return layOut(ctx, output, '', ['Proxy [', ']'], kArrayExtras, recurseTimes);
}

// ---- Properties --------------------------------------------------------------------------

/** Own keys to list: enumerable ones, or all with showHidden. */
function getKeys(value, showHidden) {
  const symbols = Object.getOwnPropertySymbols(value);
  if (showHidden) {
    const keys = Object.getOwnPropertyNames(value);
    return symbols.length === 0 ? keys : [...keys, ...symbols];
  }
  const keys = Object.keys(value);
  for (const symbol of symbols) {
    if (Object.prototype.propertyIsEnumerable.call(value, symbol)) keys.push(symbol);
  }
  return keys;
}

/** Own keys of a list apart from its elements. */
function getNonIndexKeys(value, showHidden) {
  if (!showHidden && Object.getOwnPropertySymbols(value).length === 0) return namedKeys(value);
  return getKeys(value, showHidden).filter((key) => !isIndex(key));
}

/**
 * One property: "key: value".
 * @param {object} ctx
 * @param {object} value its owner
 * @param {number} recurseTimes
 * @param {string|symbol|number} key
 * @param {number} kind kArray for an element, which is shown without its key
 * @param {PropertyDescriptor} [descriptor]
 * @param {object} [receiver] what getters are called on
 * @returns {string}
 */
function formatProperty(ctx, value, recurseTimes, key, kind, descriptor, receiver = value) {
  descriptor ??= Object.getOwnPropertyDescriptor(value, key) ??
    { value: value[key], configurable: true, enumerable: true };
  let space = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const indent = ctx.compact !== true || kind !== kObject ? 2 : 3;
    ctx.indentationLvl += indent;
    text = formatValue(ctx, descriptor.value, recurseTimes);
    if (indent === 3 && ctx.breakLength < stringWidth(ctx, text)) {
      space = `\n${' '.repeat(ctx.indentationLvl)}`;
    }
    ctx.indentationLvl -= indent;
  } else if (descriptor.get !== undefined) {
    text = formatGetter(ctx, descriptor, receiver, recurseTimes);
  } else if (descriptor.set !== undefined) {
    text = ctx.stylize('[Setter]', 'special');
  } else {
    text = ctx.stylize('undefined', 'undefined');
  }
  if (kind === kArray) return text;
  return `${formatKey(ctx, key, descriptor.enumerable !== false)}:${space}${text}`;
}

/** Columns that a text takes. */
function stringWidth(ctx, text) {
  return require('internal/util/inspect/width').getStringWidth(text, ctx.colors);
}

/** "[Getter]", or with ctx.getters what it returns. */
function formatGetter(ctx, { get, set }, receiver, recurseTimes) {
  const label = set === undefined ? 'Getter' : 'Getter/Setter';
  const special = (text) => ctx.stylize(text, 'special');
  const isWanted = ctx.getters === true || ctx.getters === (set === undefined ? 'get' : 'set');
  if (!ctx.getters || !isWanted) return special(`[${label}]`);
  try {
    const value = Reflect.apply(get, receiver, []);
    ctx.indentationLvl += 2;
    try {
      if ((value !== null && typeof value === 'object') || typeof value === 'function') {
        return `${special(`[${label}]`)} ${formatValue(ctx, value, recurseTimes)}`;
      }
      const text = formatPrimitive(ctx.stylize, value, ctx);
      return `${special(`[${label}:`)} ${text}${special(']')}`;
    } finally {
      ctx.indentationLvl -= 2;
    }
  } catch (error) {
    const text = `<Inspection threw (${formatThrown(ctx, error, recurseTimes)})>`;
    return `${special(`[${label}:`)} ${text}${special(']')}`;
  }
}

/** What a getter threw. */
function formatThrown(ctx, error, recurseTimes) {
  ctx.indentationLvl += 2;
  const text = formatValue(ctx, error, recurseTimes);
  ctx.indentationLvl -= 2;
  return text;
}

// ---- Shapes ------------------------------------------------------------------------------

/** How an object is shown. */
class Shape {
  constructor(base, open, close, keys, format, kind) {
    this.base = base;
    this.open = open;
    this.close = close;
    this.keys = keys;
    this.format = format;
    this.kind = kind;
    this.isDone = false; // open and close say everything
    this.isDoneWithoutKeys = false; // the same, if there are no keys
    this.isBaseEnough = false; // base says everything if there are no keys
    this.isBaseEnoughBelowDepth = false;
    this.style = undefined; // of the base
  }
}

/** Makes a shape; entries default to none. */
function makeShape(base, open, close, keys, format = entries.formatNothing, kind = kObject) {
  return new Shape(base, open, close, keys, format, kind);
}

/** Formats an object that is not hidden by depth: kinds by kind, see SHAPES. */
function shapeOf(ctx, value, names) {
  if (typeof value === 'function') return shapeFunction(ctx, value, names);
  const kind = kindOf(value);
  if (Symbol.iterator in value || names.constructor === null) {
    if (Array.isArray(value)) return shapeArray(ctx, value, names);
    if (ITERABLE_SHAPES[kind] !== undefined) return ITERABLE_SHAPES[kind](ctx, value, names);
    if (ArrayBuffer.isView(value) && kind !== KINDS.DATA_VIEW) {
      return shapeTypedArray(ctx, value, names);
    }
  }
  if (kind === KINDS.PROXY) return shapeNamespace(ctx, value);
  if (names.constructor === 'Object') return shapePlain(ctx, value, names, kind);
  if (SHAPES[kind] !== undefined) return SHAPES[kind](ctx, value, names);
  if (value instanceof Error) return shapeError(ctx, value, names);
  return shapeOther(ctx, value, names);
}

/** { a: 1 } and objects whose class is called Object. */
function shapePlain(ctx, value, { tag, constructor }, kind) {
  const keys = getKeys(value, ctx.showHidden);
  let open = '{';
  if (kind === KINDS.ARGUMENTS) open = '[Arguments] {';
  else if (tag !== '') open = `${getPrefix(constructor, tag, 'Object')}{`;
  const shape = makeShape('', open, '}', keys);
  shape.isDoneWithoutKeys = true;
  return shape;
}

/** The namespace of an ES module: no other proxy comes this far. */
function shapeNamespace(ctx, value) {
  // All names are enumerable; asking the namespace would throw before they are initialised.
  const keys = Reflect.ownKeys(value).filter((key) => typeof key === 'string' || ctx.showHidden);
  const format = (_ctx, _value, recurseTimes) =>
    keys.map((key) => formatExport(ctx, value, recurseTimes, key));
  return makeShape('', '[Module: null prototype] {', '}', [], format);
}

/** One export of a namespace: it may not have been initialised yet. */
function formatExport(ctx, value, recurseTimes, key) {
  try {
    return formatProperty(ctx, value, recurseTimes, key, kObject);
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return `${formatKey(ctx, key, true)}: ${ctx.stylize('<uninitialized>', 'special')}`;
  }
}

/** Instances of classes, and null-prototype objects. */
function shapeOther(ctx, value, { constructor, tag }) {
  const keys = getKeys(value, ctx.showHidden);
  if (keys.length === 0 && binding.isExternal?.(value)) {
    const address = binding.getExternalAddress(value).toString(16);
    const shape = makeShape(ctx.stylize(`[External: ${address}]`, 'special'), '{', '}', keys);
    shape.isBaseEnough = true;
    return shape;
  }
  const open = `${getPrefix(constructor, tag, intrinsicName(value))}{`;
  const shape = makeShape('', open, '}', keys);
  shape.isDoneWithoutKeys = true;
  return shape;
}

function shapeArray(ctx, value, { constructor, tag, hasProtoProps }) {
  const prefix = constructor !== 'Array' || tag !== '' ?
    getPrefix(constructor, tag, 'Array', `(${value.length})`) : '';
  const keys = getNonIndexKeys(value, ctx.showHidden);
  const shape = makeShape('', `${prefix}[`, ']', keys, entries.formatArray, kArrayExtras);
  shape.isDone = value.length === 0 && keys.length === 0 && !hasProtoProps;
  return shape;
}

function shapeTypedArray(ctx, value, { constructor, tag, hasProtoProps }) {
  const keys = getNonIndexKeys(value, ctx.showHidden);
  const name = typedArrayName(value);
  const length = entries.typedArrayLength(value);
  const prefix = getPrefix(constructor, tag, name, `(${length})`);
  const shape =
    makeShape('', `${prefix}[`, ']', keys, entries.formatTypedArray, kArrayExtras);
  shape.isDone = length === 0 && keys.length === 0 && !ctx.showHidden && !hasProtoProps;
  return shape;
}

/** Sets and maps; name says which. */
function shapeCollection(name, sizeOf, format) {
  return (ctx, value, { constructor, tag, hasProtoProps }) => {
    const size = Reflect.apply(sizeOf, value, []);
    const keys = getKeys(value, ctx.showHidden);
    const prefix = getPrefix(constructor, tag, name, `(${size})`);
    const shape = makeShape('', `${prefix}{`, '}', keys, format);
    shape.isDone = size === 0 && keys.length === 0 && !hasProtoProps;
    return shape;
  };
}

/** The iterators of sets and maps. */
function shapeIterator(name) {
  return (ctx, value, { tag }) => {
    const noun = entries.previewIterator(value)?.isPairs ? 'Entries' : 'Iterator';
    const prefix = tag === `${name} Iterator` || tag === '' ? '' : `[${tag}] `;
    return makeShape('', `${prefix}[${name} ${noun}] {`, '}', getKeys(value, ctx.showHidden),
                     entries.formatIterator);
  };
}

function shapeFunction(ctx, value, { constructor, tag }) {
  const { formatFunction } = require('internal/util/inspect/functions');
  const keys = getKeys(value, ctx.showHidden);
  const base = formatFunction(value, constructor, tag);
  const shape = makeShape(base, '{', '}', keys);
  shape.isBaseEnough = true;
  shape.style = 'special';
  return shape;
}

/** RegExp.prototype.toString; reading the flags one by one is much faster than reading `flags`. */
function regExpText(regexp) {
  if (Object.getPrototypeOf(regexp) !== RegExp.prototype || Object.hasOwn(regexp, 'flags')) {
    return Reflect.apply(RegExp.prototype.toString, regexp, []);
  }
  return `/${regexp.source}/${regexp.hasIndices ? 'd' : ''}${regexp.global ? 'g' : ''}` +
    `${regexp.ignoreCase ? 'i' : ''}${regexp.multiline ? 'm' : ''}${regexp.dotAll ? 's' : ''}` +
    `${regexp.unicode ? 'u' : ''}${regexp.unicodeSets ? 'v' : ''}${regexp.sticky ? 'y' : ''}`;
}

function shapeRegExp(ctx, value, { constructor, tag }) {
  const source = constructor === null ? new RegExp(value) : value;
  const prefix = getPrefix(constructor, tag, 'RegExp');
  const text = regExpText(source);
  const base = ctx.stylize(prefix === 'RegExp ' ? text : `${prefix}${text}`, 'regexp');
  const shape = makeShape(base, '{', '}', getKeys(value, ctx.showHidden));
  shape.isBaseEnough = true;
  shape.isBaseEnoughBelowDepth = true;
  return shape;
}

function shapeDate(ctx, value, { constructor, tag }) {
  const time = Reflect.apply(Date.prototype.getTime, value, []);
  const text = Number.isNaN(time) ?
    Reflect.apply(Date.prototype.toString, value, []) :
    Reflect.apply(Date.prototype.toISOString, value, []);
  const prefix = getPrefix(constructor, tag, 'Date');
  const base = prefix === 'Date ' ? text : `${prefix}${text}`;
  const shape = makeShape(base, '{', '}', getKeys(value, ctx.showHidden));
  shape.isBaseEnough = true;
  shape.style = 'date';
  return shape;
}

function shapeError(ctx, value, { constructor, tag }) {
  const { formatError, listHiddenKeys } = require('internal/util/inspect/errors');
  const keys = ctx.showHidden ? listHiddenKeys(value) : getKeys(value, false);
  const base = formatError(ctx, value, constructor, tag, keys);
  const shape = makeShape(base, '{', '}', keys);
  shape.isBaseEnough = true;
  return shape;
}

function shapeArrayBuffer(ctx, value, { constructor, tag, isTypedArrayBuffer }) {
  const isShared = require('internal/util/types').isSharedArrayBuffer(value);
  const prefix = getPrefix(constructor, tag, isShared ? 'SharedArrayBuffer' : 'ArrayBuffer');
  const keys = getKeys(value, ctx.showHidden);
  if (!isTypedArrayBuffer) {
    return makeShape('', `${prefix}{`, '}', keys, entries.formatArrayBuffer);
  }
  // The bytes were shown as elements: only the length is left to say, on one line.
  const length = `[byteLength]: ${formatNumber(ctx.stylize, value.byteLength, false)}`;
  const shape = makeShape('', `${prefix}{`, '}', keys, () => [length]);
  if (keys.length === 0) Object.assign(shape, { isDone: true, open: `${prefix}{ ${length} ` });
  return shape;
}

function shapeDataView(ctx, value, { constructor, tag }) {
  const prefix = getPrefix(constructor, tag, 'DataView');
  return makeShape('', `${prefix}{`, '}', getKeys(value, ctx.showHidden), entries.formatDataView);
}

/** Promises, weak collections: their name, and entries by `format`. */
function shapeNamed(name, format) {
  return (ctx, value, { constructor, tag }) => {
    const prefix = getPrefix(constructor, tag, name);
    return makeShape('', `${prefix}{`, '}', getKeys(value, ctx.showHidden), format);
  };
}

/** Object(primitive). */
function shapeBoxed(name, valueOf) {
  return (ctx, value, { constructor, tag }) => {
    const keys = getKeys(value, ctx.showHidden);
    if (name === 'String') keys.splice(0, value.length);
    let base = `[${name}`;
    if (name !== constructor) {
      base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
    }
    const primitive = Reflect.apply(valueOf, value, []);
    base += `: ${formatPrimitive(stylizeNoColor, primitive, ctx)}]`;
    if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
    const shape = makeShape(base, '{', '}', keys);
    shape.isBaseEnough = true;
    shape.style = name.toLowerCase();
    return shape;
  };
}

const sizeGetter = (prototype) => Object.getOwnPropertyDescriptor(prototype, 'size').get;

// Kinds that are recognised whatever their class is called.
const ITERABLE_SHAPES = [];
ITERABLE_SHAPES[KINDS.MAP] = shapeCollection('Map', sizeGetter(Map.prototype), entries.formatMap);
ITERABLE_SHAPES[KINDS.SET] = shapeCollection('Set', sizeGetter(Set.prototype), entries.formatSet);
ITERABLE_SHAPES[KINDS.MAP_ITERATOR] = shapeIterator('Map');
ITERABLE_SHAPES[KINDS.SET_ITERATOR] = shapeIterator('Set');

const SHAPES = [];
SHAPES[KINDS.REGEXP] = shapeRegExp;
SHAPES[KINDS.DATE] = shapeDate;
SHAPES[KINDS.ERROR] = shapeError;
SHAPES[KINDS.ARRAY_BUFFER] = shapeArrayBuffer;
SHAPES[KINDS.DATA_VIEW] = shapeDataView;
SHAPES[KINDS.PROMISE] = shapeNamed('Promise', entries.formatPromise);
SHAPES[KINDS.WEAK_SET] = shapeNamed('WeakSet', entries.formatWeakCollection);
SHAPES[KINDS.WEAK_MAP] = shapeNamed('WeakMap', entries.formatWeakCollection);
SHAPES[KINDS.STRING_OBJECT] = shapeBoxed('String', String.prototype.valueOf);
SHAPES[KINDS.NUMBER_OBJECT] = shapeBoxed('Number', Number.prototype.valueOf);
SHAPES[KINDS.BOOLEAN_OBJECT] = shapeBoxed('Boolean', Boolean.prototype.valueOf);
SHAPES[KINDS.SYMBOL_OBJECT] = shapeBoxed('Symbol', Symbol.prototype.valueOf);
SHAPES[KINDS.BIGINT_OBJECT] = shapeBoxed('BigInt', BigInt.prototype.valueOf);

// ---- Objects -----------------------------------------------------------------------------

/** Formats an object whose custom inspection was not used. */
function formatRaw(ctx, value, recurseTimes, isTypedArrayBuffer) {
  let protoProps;
  if (ctx.showHidden && (recurseTimes <= ctx.depth || ctx.depth === null)) protoProps = [];
  const constructor = getConstructorName(value, ctx, recurseTimes, protoProps);
  if (protoProps?.length === 0) protoProps = undefined;
  const tag = getTag(value, ctx);
  const hasProtoProps = protoProps !== undefined;
  const shape = shapeOf(ctx, value, { constructor, tag, hasProtoProps, isTypedArrayBuffer });

  const isBelowDepth = recurseTimes > ctx.depth && ctx.depth !== null;
  const finished = finishEarly(ctx, shape, hasProtoProps, isBelowDepth);
  if (finished !== undefined) return finished;
  if (isBelowDepth) {
    const name = getPrefix(constructor, tag, intrinsicName(value)).slice(0, -1);
    return ctx.stylize(constructor === null ? name : `[${name}]`, 'special');
  }
  return formatMembers(ctx, value, recurseTimes + 1, shape, protoProps, constructor, tag);
}

/** The text of a shape that has no members to show; undefined if it has. */
function finishEarly(ctx, shape, hasProtoProps, isBelowDepth) {
  if (shape.isDone) return `${shape.open}${shape.close}`;
  const isBare = shape.keys.length === 0 && !hasProtoProps;
  if (shape.isBaseEnough && (isBare || (shape.isBaseEnoughBelowDepth && isBelowDepth))) {
    return shape.style === undefined ? shape.base : ctx.stylize(shape.base, shape.style);
  }
  if (shape.isDoneWithoutKeys && isBare) return `${shape.open}${shape.close}`;
  return undefined;
}

/** Formats entries and properties, and lays them out. */
function formatMembers(ctx, value, recurseTimes, shape, protoProps, constructor, tag) {
  const { keys, kind, close } = shape;
  let { base, open } = shape;
  let output;
  ctx.seen.push(value);
  ctx.currentDepth = recurseTimes;
  const indentation = ctx.indentationLvl;
  try {
    output = shape.format(ctx, value, recurseTimes);
    for (const key of keys) {
      output.push(formatProperty(ctx, value, recurseTimes, key, kind));
    }
    if (protoProps !== undefined) output.push(...protoProps);
  } catch (error) {
    const name = getPrefix(constructor, tag, intrinsicName(value)).slice(0, -1);
    return interrupt(ctx, error, name, indentation);
  }
  if (ctx.circular !== undefined) {
    const index = ctx.circular.get(value);
    if (index !== undefined) {
      const reference = ctx.stylize(`<ref *${index}>`, 'special');
      if (ctx.compact === true) open = `${reference} ${open}`;
      else base = base === '' ? reference : `${reference} ${base}`;
    }
  }
  ctx.seen.pop();
  if (ctx.sorted) sortEntries(ctx, output, keys, kind);
  const text = layOut(ctx, output, base, [open, close], kind, recurseTimes, value);
  const used = (ctx.budget[ctx.indentationLvl] ?? 0) + text.length;
  ctx.budget[ctx.indentationLvl] = used;
  if (used > MAX_TEXT) ctx.depth = -1;
  return text;
}

/** Sorts properties; the elements of a list stay where they are. */
function sortEntries(ctx, output, keys, kind) {
  const compare = ctx.sorted === true ? undefined : ctx.sorted;
  if (kind === kObject) {
    output.sort(compare);
  } else if (keys.length > 1) {
    const start = output.length - keys.length;
    const sorted = output.slice(start).sort(compare);
    for (let i = 0; i < sorted.length; i++) output[start + i] = sorted[i];
  }
}

/** The text of an object that is nested too deeply for the stack. */
function interrupt(ctx, error, name, indentation) {
  if (!require('internal/errors').isStackOverflowError(error)) throw error;
  ctx.seen.pop();
  ctx.indentationLvl = indentation;
  return ctx.stylize(`[${name}: Inspection interrupted ` +
    'prematurely. Maximum call stack size exceeded.]', 'special');
}

module.exports = { formatProperty, formatValue };

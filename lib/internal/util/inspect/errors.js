// SPDX-License-Identifier: MIT
'use strict';

// How errors are shown: their stack, put right where it does not tell the class, without the
// frames it shares with the stack of its cause.

const { getPrefix } = require('internal/util/inspect/names');
const { isNativeError } = require('internal/util/types');

const FRAMES_START = '\n    at';
const NODE_MODULES = /[/\\]node_modules[/\\](.+?)(?=[/\\])/g;
const CORE_FRAME = /^    at (?:[^/\\(]+ \(|)node:(.+?):\d+:\d+\)?$/;

/** The first error made by the engine in the prototype chain of an object. */
function nativeAncestor(object) {
  let each = object;
  while (each !== null && !isNativeError(each)) each = Object.getPrototypeOf(each);
  return each ?? object;
}

/** The V8-shaped stack of an error; a program may have assigned anything to it. */
function stackText(ctx, error) {
  const { stackOf } = require('internal/stacks');
  // An heir of an error has the stack of that.
  if (!isNativeError(error)) stackOf(nativeAncestor(error));
  const stack = stackOf(error);
  if (typeof stack === 'string' && stack !== '') return stack;
  const header = Reflect.apply(Error.prototype.toString, error, []);
  if (!stack) return header;
  const { depth, compact } = ctx;
  Object.assign(ctx, { depth: null, compact: false });
  ctx.indentationLvl += 4;
  const shown = require('internal/util/inspect/value').formatValue(ctx, stack, 0);
  ctx.indentationLvl -= 4;
  Object.assign(ctx, { depth, compact });
  return `${header}\n    ${shown}`;
}

/** Removes the keys that the stack already shows. */
function dropShownKeys(ctx, keys, error, stack) {
  if (ctx.showHidden || keys.length === 0) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index === -1) continue;
    const value = name === 'stack' ? stack : error[name];
    if (typeof value !== 'string' || stack.includes(value)) keys.splice(index, 1);
  }
}

// Where the engine keeps what a stack says, too.
const ENGINE_KEYS = ['line', 'column', 'sourceURL'];

/** All own keys of an error, the stack first. */
function listHiddenKeys(error) {
  const keys = Reflect.ownKeys(error)
    .filter((key) => key !== 'stack' && !ENGINE_KEYS.includes(key));
  return Object.hasOwn(error, 'stack') ? ['stack', ...keys] : keys;
}

/** The name at the start of a stack: "Foo" in "Foo: text". */
function nameInStack(stack) {
  const match = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ??
    /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
  return match === null ? '' : match[1];
}

/** Adds the class of an error to a stack that shows another name. */
function improveStack(stack, constructor, name, tag) {
  let { length } = name;
  const startsWithName = name.endsWith('Error') && stack.startsWith(name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !startsWithName) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    name = nameInStack(stack);
    ({ length } = name);
    fallback = name || 'Error';
  } else if (constructor.includes(name) && tag === '') {
    return length === 0 ? `${constructor}: ${stack}` : `${constructor}${stack.slice(length)}`;
  }
  const prefix = getPrefix(constructor, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (prefix.includes(name)) {
    return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
  }
  return `${prefix} [${name}]${stack.slice(length)}`;
}

/** How many frames at the end of two stacks are the same, and where they begin in the first. */
function findCommonFrames(frames, others) {
  for (let i = 0; i < frames.length - 3; i++) {
    const start = others.indexOf(frames[i]);
    if (start === -1) continue;
    const rest = others.length - start;
    if (rest <= 3) continue;
    let length = 1;
    const max = Math.min(frames.length - i, rest);
    while (length < max && frames[i + length] === others[start + length]) length++;
    if (length > 3) return { length, offset: i };
  }
  return { length: 0, offset: 0 };
}

/** The frames of a stack, those that the cause has, too, replaced by a remark. */
function trimFrames(ctx, error, framesText) {
  const frames = framesText.split('\n');
  let cause;
  try {
    ({ cause } = error);
  } catch {
    // A getter that throws: there is no cause to compare with.
  }
  if (cause == null || !(isNativeError(cause) || cause instanceof Error)) return frames;
  const causeStack = stackText(ctx, cause);
  const start = causeStack.indexOf(FRAMES_START);
  if (start === -1) return frames;
  const { length, offset } = findCommonFrames(frames, causeStack.slice(start + 1).split('\n'));
  if (length > 3) {
    const skipped = length - 2;
    const remark = `    ... ${skipped} lines matching cause stack trace ...`;
    frames.splice(offset + 1, skipped, ctx.stylize(remark, 'undefined'));
  }
  return frames;
}

/** Colours one frame: core modules in grey, packages underlined. */
function colorFrame(ctx, line, cwd) {
  const core = CORE_FRAME.exec(line);
  if (core !== null && require.has?.(core[1]) !== false) return ctx.stylize(line, 'undefined');
  let text = '';
  let last = 0;
  for (const match of line.matchAll(NODE_MODULES)) {
    const start = match.index + '/node_modules/'.length;
    text += `${line.slice(last, start)}${ctx.stylize(match[1], 'module')}`;
    last = start + match[1].length;
  }
  line = text + line.slice(last);
  return cwd === undefined ? line : greyDirectory(ctx, line, cwd);
}

/** Greys the working directory and the parentheses around a location in it. */
function greyDirectory(ctx, line, cwd) {
  const isUrl = line.includes('file://');
  const directory = isUrl ? require('url').pathToFileURL(cwd).href : cwd;
  const start = line.indexOf(directory);
  if (start === -1) return line;
  const length = directory.length + 1;
  const open = line[start - 1] === '(' ? start - 1 : start;
  const isEnclosed = open !== start && line.endsWith(')');
  const end = isEnclosed ? line.length - 1 : line.length;
  const directoryEnd = start + length;
  const grey = (text) => ctx.stylize(text, 'undefined');
  return `${line.slice(0, open)}${grey(line.slice(open, directoryEnd))}` +
    `${line.slice(directoryEnd, end)}${isEnclosed ? grey(')') : ''}`;
}

/** The working directory, unless it is gone. */
function currentDirectory() {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** Colours and indents the frames of a stack. */
function formatFrames(ctx, error, text, framesAt) {
  const lines = trimFrames(ctx, error, text.slice(framesAt + 1));
  if (!ctx.colors) return `${text.slice(0, framesAt)}\n${lines.join('\n')}`;
  const cwd = currentDirectory();
  return `${text.slice(0, framesAt)}\n` +
    `${lines.map((line) => colorFrame(ctx, line, cwd)).join('\n')}`;
}

/**
 * @param {object} ctx
 * @param {Error} error
 * @param {string|null} constructor
 * @param {string} tag
 * @param {Array<string|symbol>} keys of the error; changed to those still worth listing
 * @returns {string}
 */
function formatError(ctx, error, constructor, tag, keys) {
  const name = error.name != null ? String(error.name) : 'Error';
  let stack = stackText(ctx, error);
  dropShownKeys(ctx, keys, error, stack);
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (Array.isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
  stack = improveStack(stack, constructor, name, tag);
  // The message may look like frames: search behind it.
  const messageAt = (error.message && stack.indexOf(error.message)) || -1;
  const framesAt = stack.indexOf(FRAMES_START,
                                 messageAt === -1 ? -1 : messageAt + error.message.length);
  const text = framesAt === -1 ? `[${stack}]` : formatFrames(ctx, error, stack, framesAt);
  if (ctx.indentationLvl === 0) return text;
  return text.replaceAll('\n', `\n${' '.repeat(ctx.indentationLvl)}`);
}

module.exports = { formatError, listHiddenKeys };

// SPDX-License-Identifier: MIT
'use strict';

// util.inspect.  The work is done in internal/util/inspect/value, which is loaded when the first
// object is inspected.

const { customInspectSymbol } = require('internal/util');
const { validateObject } = require('internal/validators');
const { defaultOptions, optionNames } = require('internal/util/inspect/options');
const style = require('internal/util/inspect/style');
const { formatPrimitive } = require('internal/util/inspect/primitives');

/** Options and state of one inspection. */
class Context {
  constructor() {
    this.budget = []; // by indentation
    this.indentationLvl = 0;
    this.seen = [];
    this.currentDepth = 0;
    this.circular = undefined;
    this.stylize = style.stylizeNoColor;
    this.showHidden = defaultOptions.showHidden;
    this.depth = defaultOptions.depth;
    this.colors = defaultOptions.colors;
    this.customInspect = defaultOptions.customInspect;
    this.showProxy = defaultOptions.showProxy;
    this.maxArrayLength = defaultOptions.maxArrayLength;
    this.maxStringLength = defaultOptions.maxStringLength;
    this.breakLength = defaultOptions.breakLength;
    this.compact = defaultOptions.compact;
    this.sorted = defaultOptions.sorted;
    this.getters = defaultOptions.getters;
    this.numericSeparator = defaultOptions.numericSeparator;
    this.userOptions = undefined;
  }

  /** Takes over options; unknown ones are kept for custom inspection methods. */
  setOptions(options) {
    for (const name of Object.keys(options)) {
      if (Object.hasOwn(defaultOptions, name) || name === 'stylize') this[name] = options[name];
      else this.userOptions ??= options;
    }
    this.userOptions ??= options;
  }

  /** Derives what follows from the options. */
  settle() {
    if (this.colors) this.stylize = style.stylizeWithColor;
    if (this.maxArrayLength === null) this.maxArrayLength = Infinity;
    if (this.maxStringLength === null) this.maxStringLength = Infinity;
  }
}
Context.prototype.optionNames = optionNames;
Context.prototype.inspect = inspect;

/**
 * The text of a value, for people.
 * @param {unknown} value
 * @param {object|boolean} [options] or showHidden, depth, colors as separate arguments
 * @param {...unknown} legacy depth and colors
 * @returns {string}
 */
function inspect(value, options, ...legacy) {
  const ctx = new Context();
  if (legacy.length > 0) {
    if (legacy[0] !== undefined) [ctx.depth] = legacy;
    if (legacy.length > 1 && legacy[1] !== undefined) ctx.colors = legacy[1];
  }
  if (typeof options === 'boolean') ctx.showHidden = options;
  else if (options) ctx.setOptions(options);
  ctx.settle();
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    return formatPrimitive(ctx.stylize, value, ctx);
  }
  return require('internal/util/inspect/value').formatValue(ctx, value, 0);
}

inspect.custom = customInspectSymbol;
Object.defineProperty(inspect, 'defaultOptions', {
  __proto__: null,
  get() {
    return defaultOptions;
  },
  set(options) {
    validateObject(options, 'options');
    return Object.assign(defaultOptions, options);
  },
});
inspect.colors = style.colors;
inspect.styles = style.styles;

module.exports = {
  get format() { return require('internal/util/inspect/format').format; },
  get formatWithOptions() { return require('internal/util/inspect/format').formatWithOptions; },
  get getStringWidth() { return require('internal/util/inspect/width').getStringWidth; },
  get stripVTControlCharacters() {
    return require('internal/util/inspect/width').stripVTControlCharacters;
  },
  inspect,
  inspectDefaultOptions: defaultOptions,
  stylizeWithColor: style.stylizeWithColor,
};

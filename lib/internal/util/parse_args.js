// SPDX-License-Identifier: MIT
'use strict';

// util.parseArgs: arguments become tokens first, and tokens the result.

const { codes: {
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE, ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL,
  ERR_PARSE_ARGS_UNKNOWN_OPTION,
} } = require('internal/errors');
const { kEmptyObject } = require('internal/util');
const {
  validateArray, validateBoolean, validateBooleanArray, validateObject, validateString,
  validateStringArray, validateUnion,
} = require('internal/validators');
const { codes: { ERR_INVALID_ARG_VALUE } } = require('internal/errors');

/** An own property; nothing is inherited from what users pass. */
function ownValue(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A property of an option's description. */
function optionValue(options, name, property) {
  return Object.hasOwn(options, name) ? ownValue(options[name], property) : undefined;
}

// ---- Shapes of arguments -----------------------------------------------------------------

/** '-f' */
const isLoneShort = (arg) => arg.length === 2 && arg[0] === '-' && arg[1] !== '-';
/** '--foo' */
const isLoneLong = (arg) => arg.length > 2 && arg.startsWith('--') && !arg.includes('=', 3);
/** '--foo=bar' */
const isLongWithValue = (arg) => arg.length > 2 && arg.startsWith('--') && arg.includes('=', 3);
/** What could be an option: '-f', '--foo', '-fbar' */
const looksLikeOption = (arg) => arg != null && arg.length > 1 && arg[0] === '-';
/** '-abc' */
const isShortWithMore = (arg) => arg.length > 2 && arg[0] === '-' && arg[1] !== '-';

/** The long option that has a short form; the short form itself if none has. */
function longNameOf(short, options) {
  for (const name of Object.keys(options)) {
    if (optionValue(options, name, 'short') === short) return name;
  }
  return short;
}

/** '-abc' where a, and b if it is not the last, take no value. */
function isShortGroup(arg, options) {
  return isShortWithMore(arg) &&
    optionValue(options, longNameOf(arg[1], options), 'type') !== 'string';
}

/** '-fVALUE' */
function isShortWithValue(arg, options) {
  return isShortWithMore(arg) &&
    optionValue(options, longNameOf(arg[1], options), 'type') === 'string';
}

// ---- Tokens ------------------------------------------------------------------------------

/** Splits '-abc' into '-a', '-b', '-c', up to the first that takes a value: '-a', '-bc'. */
function expandGroup(arg, options) {
  const expanded = [];
  for (let i = 1; i < arg.length; i++) {
    const name = longNameOf(arg[i], options);
    if (optionValue(options, name, 'type') !== 'string' || i === arg.length - 1) {
      expanded.push(`-${arg[i]}`);
    } else {
      expanded.push(`-${arg.slice(i)}`);
      break;
    }
  }
  return expanded;
}

/** Turns arguments into tokens, one at a time. */
class Tokenizer {
  constructor(args, options) {
    this.remaining = [...args];
    this.options = options;
    this.index = -1;
    // Arguments that came out of a group have the group's index.
    this.groupCount = 0;
    this.tokens = [];
  }

  run() {
    while (this.remaining.length > 0) {
      const arg = this.remaining.shift();
      if (this.groupCount > 0) this.groupCount--;
      else this.index++;
      if (arg === '--') {
        this.terminate();
        break;
      }
      this.take(arg);
    }
    return this.tokens;
  }

  /** Everything behind '--' is positional. */
  terminate() {
    this.tokens.push({ kind: 'option-terminator', index: this.index });
    for (const value of this.remaining) {
      this.tokens.push({ kind: 'positional', index: ++this.index, value });
    }
  }

  take(arg) {
    if (isLoneShort(arg)) {
      this.addOption(longNameOf(arg[1], this.options), arg);
    } else if (isShortGroup(arg, this.options)) {
      const expanded = expandGroup(arg, this.options);
      this.remaining.unshift(...expanded);
      this.groupCount = expanded.length;
    } else if (isShortWithValue(arg, this.options)) {
      const name = longNameOf(arg[1], this.options);
      this.push(name, `-${arg[1]}`, arg.slice(2), true);
    } else if (isLoneLong(arg)) {
      this.addOption(arg.slice(2), arg);
    } else if (isLongWithValue(arg)) {
      const equals = arg.indexOf('=', 3);
      this.push(arg.slice(2, equals), arg.slice(0, equals), arg.slice(equals + 1), true);
    } else {
      this.tokens.push({ kind: 'positional', index: this.index, value: arg });
    }
  }

  /** An option whose value, if it takes one, is the next argument. */
  addOption(name, rawName) {
    const hasValue = optionValue(this.options, name, 'type') === 'string' &&
      this.remaining[0] != null;
    const index = this.index;
    let value;
    if (hasValue) {
      value = this.remaining.shift();
      if (this.groupCount > 0) this.groupCount--;
      else this.index++;
    }
    this.push(name, rawName, value, hasValue ? false : undefined, index);
  }

  push(name, rawName, value, inlineValue, index = this.index) {
    this.tokens.push({ kind: 'option', name, rawName, index, value, inlineValue });
  }
}

// ---- Checks ------------------------------------------------------------------------------

/** Refuses '--a --b' where a takes a value: it may have been forgotten. */
function refuseAmbiguousValue(token) {
  if (token.inlineValue || !looksLikeOption(token.value)) return;
  const example = token.rawName.startsWith('--') ?
    `'${token.rawName}=-XYZ'` : `'--${token.name}=-XYZ' or '${token.rawName}-XYZ'`;
  throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(
    `Option '${token.rawName}' argument is ambiguous.\n` +
    `Did you forget to specify the option argument for '${token.rawName}'?\n` +
    `To specify an option argument starting with a dash use ${example}.`);
}

/** Whether a name is 'no-NAME' for a boolean option NAME, and that is allowed. */
function isNegatedOption({ allowNegative, options }, name) {
  return allowNegative && name.startsWith('no-') &&
    optionValue(options, name.slice(3), 'type') === 'boolean';
}

/** Refuses unknown options, missing values, and values that are not taken. */
function checkOption(config, token) {
  const { options } = config;
  if (!Object.hasOwn(options, token.name)) {
    if (isNegatedOption(config, token.name) && token.value === undefined) return;
    throw new ERR_PARSE_ARGS_UNKNOWN_OPTION(token.rawName, config.allowPositionals);
  }
  const short = optionValue(options, token.name, 'short');
  const shown = `${short ? `-${short}, ` : ''}--${token.name}`;
  const type = optionValue(options, token.name, 'type');
  if (type === 'string' && typeof token.value !== 'string') {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown} <value>' argument missing`);
  }
  if (type === 'boolean' && token.value != null) {
    throw new ERR_PARSE_ARGS_INVALID_OPTION_VALUE(`Option '${shown}' does not take an argument`);
  }
}

/** Checks the default of an option. */
function validateDefault(name, { type, multiple, default: value }) {
  const label = `options.${name}.default`;
  if (type === 'string') (multiple ? validateStringArray : validateString)(value, label);
  else (multiple ? validateBooleanArray : validateBoolean)(value, label);
}

/** Checks the descriptions of options. */
function validateOptions(options) {
  for (const [name, option] of Object.entries(options)) {
    validateObject(option, `options.${name}`);
    validateUnion(ownValue(option, 'type'), `options.${name}.type`, ['string', 'boolean']);
    if (Object.hasOwn(option, 'short')) {
      validateString(option.short, `options.${name}.short`);
      if (option.short.length !== 1) {
        throw new ERR_INVALID_ARG_VALUE(`options.${name}.short`, option.short,
                                        'must be a single character');
      }
    }
    if (Object.hasOwn(option, 'multiple')) {
      validateBoolean(option.multiple, `options.${name}.multiple`);
    }
    if (ownValue(option, 'default') !== undefined) validateDefault(name, option);
  }
}

// ---- Result ------------------------------------------------------------------------------

/** Stores the value of an option. */
function storeOption(name, value, options, values) {
  if (name === '__proto__') return;
  const newValue = value ?? true;
  if (optionValue(options, name, 'multiple')) {
    if (values[name]) values[name].push(newValue);
    else values[name] = [newValue];
  } else {
    values[name] = newValue;
  }
}

/** Adds what an option's token says. */
function applyOption(config, token, values) {
  if (config.strict) {
    checkOption(config, token);
    refuseAmbiguousValue(token);
  }
  let { value } = token;
  if (config.allowNegative && token.rawName.startsWith('--no-') && value === undefined) {
    token.name = token.name.slice(3);
    value = false;
  }
  storeOption(token.name, value, config.options, values);
}

/** Reads and checks the configuration. */
function readConfig(given) {
  const strict = ownValue(given, 'strict') ?? true;
  const config = {
    args: ownValue(given, 'args') ?? process.argv.slice(mainArgumentsStart()),
    strict,
    allowPositionals: ownValue(given, 'allowPositionals') ?? !strict,
    tokens: ownValue(given, 'tokens') ?? false,
    allowNegative: ownValue(given, 'allowNegative') ?? false,
    options: ownValue(given, 'options') ?? { __proto__: null },
  };
  validateArray(config.args, 'args');
  validateBoolean(config.strict, 'strict');
  validateBoolean(config.allowPositionals, 'allowPositionals');
  validateBoolean(config.tokens, 'tokens');
  validateBoolean(config.allowNegative, 'allowNegative');
  validateObject(config.options, 'options');
  validateOptions(config.options);
  return config;
}

/** Where the program's own arguments begin in process.argv: there is no script with --eval. */
function mainArgumentsStart() {
  const { execArgv } = process;
  return execArgv.includes('-e') || execArgv.includes('--eval') ||
    execArgv.includes('-p') || execArgv.includes('--print') ? 1 : 2;
}

/**
 * Parses command-line arguments.
 * @param {object} [given] { args, options, strict, allowPositionals, allowNegative, tokens }
 * @returns {{values: object, positionals: string[], tokens?: object[]}}
 * @throws {ERR_PARSE_ARGS_UNKNOWN_OPTION|ERR_PARSE_ARGS_INVALID_OPTION_VALUE|
 *   ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL|ERR_INVALID_ARG_TYPE|ERR_INVALID_ARG_VALUE}
 */
function parseArgs(given = kEmptyObject) {
  const config = readConfig(given);
  const tokens = new Tokenizer(config.args.map(String), config.options).run();
  const result = { values: { __proto__: null }, positionals: [] };
  for (const token of tokens) {
    if (token.kind === 'option') {
      applyOption(config, token, result.values);
    } else if (token.kind === 'positional') {
      if (!config.allowPositionals) throw new ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL(token.value);
      result.positionals.push(token.value);
    }
  }
  for (const [name, option] of Object.entries(config.options)) {
    const value = ownValue(option, 'default');
    if (value !== undefined && result.values[name] === undefined && name !== '__proto__') {
      result.values[name] = value;
    }
  }
  if (config.tokens) result.tokens = tokens;
  return result;
}

module.exports = { parseArgs };

// SPDX-License-Identifier: MIT
//
// module.registerHooks: synchronous customisation of resolution and loading, for require() and
// import alike.  Hooks form a chain, the one registered last is called first; its `next` is the one
// before, and the last `next` is the loader's own step.
'use strict';

const {
  codes: { ERR_INVALID_RETURN_PROPERTY_VALUE },
} = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { builtinId } = require('internal/modules/builtins');
const { conditions } = require('internal/modules/options');
const { isAnyArrayBuffer, isArrayBufferView } = require('internal/util/types');

const kId = Symbol('kModuleHooksIdKey');

const chain = []; // in order of registration

let nextId = 0;

function isActive(kind) {
  for (const hooks of chain) {
    if (hooks[kind] !== undefined) return true;
  }
  return false;
}

/** What registerHooks returns. */
class ModuleHooks {
  constructor(resolve, load) {
    this.resolve = resolve;
    this.load = load;
    this[kId] = Symbol(`module-hook-${nextId++}`);
  }

  /** Takes the hooks out of the chain. */
  deregister() {
    const index = chain.indexOf(this);
    if (index !== -1) chain.splice(index, 1);
    if (chain.length === 0) require('internal/modules/cjs').hooks.active = undefined;
    require('internal/modules/esm/hooks').update();
  }
}

/**
 * module.registerHooks.
 * @param {{ resolve?: Function, load?: Function }} hooks
 * @returns {ModuleHooks}
 * @throws ERR_INVALID_ARG_TYPE
 */
function registerHooks(hooks) {
  const { resolve, load } = hooks;
  if (resolve) validateFunction(resolve, 'hooks.resolve');
  if (load) validateFunction(load, 'hooks.load');
  const registered = new ModuleHooks(resolve, load);
  chain.push(registered);
  require('internal/modules/cjs').hooks.active = { resolve: resolveHooked, load: loadHooked };
  require('internal/modules/esm/hooks').update();
  return registered;
}

// Builds the function for the hooks below `index`; the loader's own step is at the end.
function nextStep(kind, index, ownStep, context, validate) {
  while (index >= 0 && chain[index][kind] === undefined) index--;
  if (index < 0) return (subject, extra) => ownStep(subject, { ...context, ...extra });
  return (subject, extra) => {
    const merged = { ...context, ...extra };
    let isPassedOn = false;
    const following = nextStep(kind, index - 1, ownStep, merged, validate);
    const next = (...args) => {
      isPassedOn = true;
      return following(...args);
    };
    const result = chain[index][kind](subject, merged, next);
    if (!isPassedOn && !result.shortCircuit) {
      throw new ERR_INVALID_RETURN_PROPERTY_VALUE('true', kind, 'shortCircuit',
                                                  result.shortCircuit);
    }
    validate(result);
    return result;
  };
}

/**
 * Runs a step of the loader through the hooks.
 * @param {'resolve'|'load'} kind
 * @param {string} subject specifier or URL
 * @param {object} context what hooks see
 * @param {Function} ownStep (subject, context) => result
 * @param {Function} validate throws at a result that is none
 * @returns {object}
 */
function runChain(kind, subject, context, ownStep, validate) {
  return nextStep(kind, chain.length - 1, ownStep, context, validate)(subject, {});
}

// ---- resolve ---------------------------------------------------------------------------------

function validateResolved({ url }) {
  if (typeof url !== 'string') {
    throw new ERR_INVALID_RETURN_PROPERTY_VALUE('a URL string', 'resolve', 'url', url);
  }
}

function toURL(filename) {
  return filename.startsWith('/') ? require('url').pathToFileURL(filename).href : filename;
}

function toFilename(url) {
  return url.startsWith('file:') ? require('url').fileURLToPath(url) : url;
}

/**
 * Resolves a request through the hooks.
 * @param {string} request
 * @param {object} [parent]
 * @param {Function} resolveOwn (request, conditions) => file name or library id
 * @returns {{ filename: string, url: string, format?: string, id?: string }} id: of the library
 */
function resolveHooked(request, parent, resolveOwn) {
  const context = {
    parentURL: parent?.filename ? toURL(parent.filename) : undefined,
    importAttributes: undefined,
    conditions: [...conditions],
  };
  const ownStep = (specifier, { conditions: asked }) => {
    if (specifier.startsWith('node:')) return { url: specifier, format: 'builtin' };
    const isDefault = asked === undefined || asked.join() === conditions.join();
    const filename = resolveOwn(specifier, isDefault ? undefined : asked);
    const isFile = builtinId(filename) === undefined;
    return {
      url: isFile ? toURL(filename) : `node:${filename}`,
      format: undefined,
      importAttributes: undefined,
    };
  };
  const { url, format } = runChain('resolve', request, context, ownStep, validateResolved);
  if (url.startsWith('node:')) return { filename: url, url, format: 'builtin', id: builtinId(url) };
  return { filename: toFilename(url), url, format };
}

// ---- load ------------------------------------------------------------------------------------

function validateLoaded({ source }, isLibrary) {
  if (typeof source === 'string' || isAnyArrayBuffer(source) || isArrayBufferView(source) ||
      (isLibrary && source == null)) return;
  throw new ERR_INVALID_RETURN_PROPERTY_VALUE(
    'a string, an ArrayBuffer, or a TypedArray', 'load', 'source', source);
}

function toText(source) {
  return typeof source === 'string' || source == null ? source :
    new TextDecoder().decode(source);
}

// What the name and the package of a file say.
function formatForRequire(url) {
  try {
    return require('internal/modules/esm/format').formatOf(url);
  } catch {
    return undefined; // require() takes any extension
  }
}

/**
 * Loads a source through the hooks.
 * @param {string} url
 * @param {string} [format]
 * @param {Function} readOwn (filename) => text
 * @returns {{ source: ?string, format?: string }}
 */
function loadHooked(url, format, readOwn) {
  if (!isActive('load')) return { source: readOwn(toFilename(url)), format };
  const isLibrary = url.startsWith('node:');
  const known = format ?? (isLibrary ? 'builtin' : formatForRequire(url));
  const context = { format: known, importAttributes: undefined, conditions: [...conditions] };
  const ownStep = (target, { format: asked }) => {
    if (target.startsWith('node:')) return { source: null, format: 'builtin' };
    return { source: readOwn(toFilename(target)), format: asked };
  };
  const validate = (result) => validateLoaded(result, isLibrary);
  const result = runChain('load', url, context, ownStep, validate);
  // A format that nobody changed is no more than what the file says.
  const isOwn = result.format === known && format === undefined;
  return { source: toText(result.source), format: isOwn ? undefined : result.format };
}

module.exports = {
  registerHooks, isActive, runChain, validateResolved, validateLoaded, resolveHooked, loadHooked,
};

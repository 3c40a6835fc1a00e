// SPDX-License-Identifier: MIT
//
// The hooks of module.registerHooks and module.register around the two steps of the ES module
// loader.  Those of register() are asynchronous; they come first, and the synchronous ones and the
// loader's own steps after them.
'use strict';

const {
  codes: { ERR_INVALID_RETURN_PROPERTY_VALUE },
} = require('internal/errors');
const { isActive, runChain, validateResolved, validateLoaded } = require('internal/modules/hooks');
const { conditions } = require('internal/modules/esm/options');
const { steps } = require('internal/modules/esm/loader');
const source = require('internal/modules/esm/source');

const registered = []; // modules of register(), in order
let whenReady; // a promise, while one of them is initialised

// ---- The loader's own steps, as hooks see them -------------------------------------------------

function resolveOwn(specifier, context) {
  const given = context.conditions;
  const asked = given?.join() === conditions.join() ? undefined : given;
  const { url, format } = source.resolveOwn(specifier, { ...context, conditions: asked });
  const known = url.startsWith('node:') ? undefined : format ?? null;
  return { url, format: known, importAttributes: undefined };
}

// Says the format of a text that its URL does not explain.
function detectFormat(url, text) {
  const { extensionOf } = require('internal/modules/esm/format');
  const { kindOf, languageOfExtension } = require('internal/modules/esm/front_end');
  const language = languageOfExtension[extensionOf(url)] ?? 'javascript';
  const kind = kindOf(text, language);
  if (kind === 'module' && url.startsWith('file:')) require('internal/modules/typeless').warn(url);
  return language === 'typescript' ? `${kind}-typescript` : kind;
}

function loadOwn(url, { format, importAttributes }) {
  const loaded = source.loadOwn(url, { format: format ?? undefined, importAttributes });
  if (loaded.format === undefined) loaded.format = detectFormat(url, loaded.source);
  const isText = typeof loaded.source === 'string';
  return {
    format: loaded.format,
    responseURL: url,
    source: isText ? require('buffer').Buffer.from(loaded.source) : loaded.source ?? null,
  };
}

// ---- Synchronous hooks -------------------------------------------------------------------------

function validateImported(result) {
  if (typeof result.format !== 'string') {
    throw new ERR_INVALID_RETURN_PROPERTY_VALUE('a string', 'load', 'format', result.format);
  }
  validateLoaded(result, ['builtin', 'commonjs', 'addon'].includes(result.format));
}

function resolveSync(specifier, { parentURL, importAttributes, conditions: asked }) {
  const context = { parentURL, importAttributes, conditions: asked ?? [...conditions] };
  return runChain('resolve', specifier, context, resolveOwn, validateResolved);
}

function loadSync(url, { format, importAttributes, conditions: asked }) {
  const context = { format, importAttributes, conditions: asked ?? [...conditions] };
  return runChain('load', url, context, loadOwn, validateImported);
}

// ---- Asynchronous hooks ------------------------------------------------------------------------

// The function for the hooks below `index`; at the end stand the synchronous ones.
function nextStep(kind, index, last, context) {
  while (index >= 0 && registered[index][kind] === undefined) index--;
  if (index < 0) return async (subject, extra) => last(subject, { ...context, ...extra });
  return async (subject, extra) => {
    const merged = { ...context, ...extra };
    let isPassedOn = false;
    const following = nextStep(kind, index - 1, last, merged);
    const next = (...args) => {
      isPassedOn = true;
      return following(...args);
    };
    const result = await registered[index][kind](subject, merged, next);
    if (!isPassedOn && !result.shortCircuit) {
      throw new ERR_INVALID_RETURN_PROPERTY_VALUE('true', kind, 'shortCircuit',
                                                  result.shortCircuit);
    }
    (kind === 'resolve' ? validateResolved : validateImported)(result);
    return result;
  };
}

async function resolveAsync(specifier, { parentURL, importAttributes }) {
  await whenReady;
  const context = { parentURL, importAttributes, conditions: [...conditions] };
  return nextStep('resolve', registered.length - 1, resolveSync, context)(specifier, {});
}

async function loadAsync(url, { format, importAttributes }) {
  const context = { format, importAttributes, conditions: [...conditions] };
  return nextStep('load', registered.length - 1, loadSync, context)(url, {});
}

/** Puts the hooks that there are into the loader. */
function update() {
  const isSync = isActive('resolve') || isActive('load');
  const isAsync = registered.length > 0;
  steps.isHooked = isSync || isAsync;
  steps.isAsync = isAsync;
  steps.resolve = isAsync ? resolveAsync : isSync ? resolveSync : source.resolveOwn;
  steps.load = isAsync ? loadAsync : isSync ? loadSync : source.loadOwn;
}

/**
 * module.register: hooks that are exports of a module.  They run in the program's own thread.
 * @param {string|URL} specifier
 * @param {string|URL|object} [parentURL] or the options
 * @param {{ parentURL?: string|URL, data?: *, transferList?: object[] }} [options]
 * @throws what resolving and loading the module throws
 */
function register(specifier, parentURL, options) {
  if (parentURL !== null && typeof parentURL === 'object' &&
      !require('internal/url').isURL(parentURL)) {
    options = parentURL;
    ({ parentURL } = options);
  }
  const { data } = options ?? {};
  const { loadNow } = require('internal/modules/esm/loader');
  const { evaluate } = require('internal/modules/esm/evaluate');
  const { url } = source.resolveOwn(`${specifier}`, { parentURL: `${parentURL ?? 'data:'}` });
  const record = loadNow(url, { isOwn: true });
  const evaluation = evaluate(record);
  const start = () => {
    const { initialize, resolve, load } = record.getNamespace();
    registered.push({ resolve, load });
    update();
    return initialize?.(data);
  };
  whenReady = evaluation === undefined ? start() : evaluation.then(start);
}

module.exports = { update, register };

// SPDX-License-Identifier: MIT
//
// The module map, and loading of graphs.  Loading is one walk, written once: where a hook answers
// with a promise the walk waits for it, and without such hooks it never does, so that require() can
// use it as well.
'use strict';

const { link, sourceOf } = require('internal/modules/esm/link');
const { evaluate } = require('internal/modules/esm/evaluate');
const { resolveOwn, loadOwn } = require('internal/modules/esm/source');
const { translate } = require('internal/modules/esm/translate');

const binding = internalBinding('module');

const moduleMap = new Map(); // key -> record or Failure

// The two steps; internal/modules/esm/hooks puts its own here while there are hooks.
const steps = { resolve: resolveOwn, load: loadOwn, isHooked: false, isAsync: false };

const noAttributes = Object.freeze({ __proto__: null });

/** A module that could not be made: the same error for whoever wants it. */
class Failure {
  constructor(error) {
    this.error = error;
  }
}

// Only asynchronous hooks answer with promises; nobody else is asked for `then`.
const isThenable = (value) => steps.isAsync && typeof value?.then === 'function';

const keyOf = (url, attributes) =>
  attributes.type === undefined ? url : `${url}\0${attributes.type}`;

/** The record of a URL that has been loaded, or undefined. */
function find(url, attributes = noAttributes) {
  const record = moduleMap.get(keyOf(url, attributes));
  return record instanceof Failure ? undefined : record;
}

function register(key, url, loaded, context) {
  const known = moduleMap.get(key);
  if (known !== undefined) return known;
  let record;
  try {
    record = translate(url, loaded.format, loaded.source, context);
    record.key = key;
  } catch (error) {
    record = new Failure(error);
  }
  moduleMap.set(key, record);
  return record;
}

// The record of one request; yields promises of hooks.
function* request(specifier, parentURL, attributes, phase, isMain) {
  let resolved = steps.resolve(specifier, { parentURL, importAttributes: attributes });
  if (isThenable(resolved)) resolved = yield resolved;
  const { url } = resolved;
  const importAttributes = resolved.importAttributes ?? attributes;
  const key = keyOf(url, importAttributes);
  let record = moduleMap.get(key);
  if (record === undefined) {
    let loaded = steps.load(url, { format: resolved.format, importAttributes });
    if (isThenable(loaded)) loaded = yield loaded;
    const isHooked = steps.isHooked && loaded.source != null;
    record = register(key, url, loaded, { isMain, phase, isHooked });
  }
  if (record instanceof Failure) throw record.error;
  return record;
}

// Loads what the requests of a record name, and so on.
function* loadDependencies(root, isRequired) {
  const visited = new Set([root]);
  const stack = [{ record: root, next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const { record } = top;
    if (top.next === record.requests.length) {
      stack.pop();
      continue;
    }
    const index = top.next++;
    const { specifier, attributes, phase } = record.requests[index];
    const child = record.dependencies[index] ??=
      yield* request(specifier, record.url, attributes, phase, false);
    if (isRequired && child.format === 'commonjs') {
      require('internal/modules/esm/commonjs').checkCycle(child, specifier, record.url);
    }
    if (child.isLoaded || phase === 'source' || visited.has(child)) continue;
    visited.add(child);
    stack.push({ record: child, next: 0 });
  }
  for (const record of visited) record.isLoaded = true;
}

function* loadGraph(specifier, parentURL, attributes, phase, isMain) {
  const record = yield* request(specifier, parentURL, attributes, phase, isMain);
  if (!record.isLoaded && phase !== 'source') yield* loadDependencies(record, false);
  return record;
}

// ---- Drivers ---------------------------------------------------------------------------------

function runNow(walk) {
  const { done, value } = walk.next();
  if (done) return value;
  value.then(undefined, () => {}); // nobody will wait for it
  const error = new Error('Asynchronous module hooks cannot answer a synchronous load');
  error.code = 'ERR_METHOD_NOT_IMPLEMENTED';
  throw error;
}

// A record must not be the value of a promise: promises ask their values for `then`.
async function runLater(walk) {
  let step = walk.next();
  while (!step.done) {
    let value;
    let isRejected = false;
    try {
      value = await step.value;
    } catch (error) {
      isRejected = true;
      value = error;
    }
    step = isRejected ? walk.throw(value) : walk.next(value);
  }
  return { __proto__: null, value: step.value };
}

/**
 * Loads and links a module without waiting for anything.
 * @param {string} url
 * @param {object} [options] source and format, if they are known; isOwn: without hooks
 * @returns {ModuleRecord}
 */
function loadNow(url, { format, source, isMain = false, isRequired = false, isOwn = false } = {}) {
  let record = moduleMap.get(url);
  if (record === undefined) {
    const load = isOwn ? loadOwn : steps.load;
    const loaded = source === undefined ?
      load(url, { format, importAttributes: noAttributes }) : { format, source };
    record = register(url, url, loaded, { isMain });
  }
  if (record instanceof Failure) throw record.error;
  if (!record.isLoaded) runNow(loadDependencies(record, isRequired));
  link(record);
  return record;
}

// Promise jobs that an import() takes in Node before a module runs and after it: programs that race
// it against other promises see the same order.
const JOBS_BEFORE = 3;
const JOBS_AFTER = 4;

async function pass(jobs) {
  while (jobs-- > 0) await undefined;
}

/**
 * What import() does.
 * @param {string} specifier
 * @param {string} parentURL
 * @param {Record<string, string>} [attributes]
 * @param {'evaluation'|'source'|'defer'} [phase]
 * @param {boolean} [isMain]
 * @returns {Promise<object>} the namespace, or the module source
 */
async function importModule(specifier, parentURL, attributes = noAttributes, phase = 'evaluation',
                            isMain = false) {
  await pass(JOBS_BEFORE);
  binding.flush(); // what the file system said holds while one graph is loaded
  const walk = loadGraph(specifier, parentURL, attributes, phase, isMain);
  const record = steps.isAsync ? (await runLater(walk)).value : runNow(walk);
  if (phase === 'source') return sourceOf(record);
  link(record);
  if (record.startsLate) await undefined;
  const evaluation = evaluate(record);
  if (evaluation !== undefined) await evaluation;
  await pass(JOBS_AFTER);
  return record.getNamespace();
}

module.exports = { steps, find, loadNow, importModule, noAttributes };

// SPDX-License-Identifier: MIT
//
// node:v8 on an engine that is not V8: serialisation is complete, statistics are JavaScriptCore's,
// and what only V8 can tell throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM.
'use strict';

const {
  codes: {
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM, ERR_INVALID_ARG_VALUE, ERR_NOT_BUILDING_SNAPSHOT,
  },
} = require('internal/errors');
const {
  validateFunction, validateObject, validateOneOf, validateString, validateUint32,
} = require('internal/validators');
const {
  DefaultDeserializer, DefaultSerializer, Deserializer, Serializer, deserialize, serialize,
} = require('internal/v8/serdes');

/** The error of what JavaScriptCore does not offer. */
function unavailable(feature) {
  const error = new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
  error.message = `${feature} is unavailable: it depends on V8, and Nodus runs on JavaScriptCore`;
  return error;
}

// ---- Statistics --------------------------------------------------------------------------

let flagsInUse = '';

/** @returns {number} changes with the version of the engine and with V8 flags */
function cachedDataVersionTag() {
  let hash = 0x811c9dc5; // FNV-1a
  const identity = [process.versions.jsc, process.version, process.arch, flagsInUse].join();
  for (const c of identity) {
    hash = Math.imul(hash ^ c.charCodeAt(0), 0x01000193);
  }
  return hash >>> 0;
}

/** @returns {object} sizes in bytes */
function getHeapStatistics() {
  const { heapTotal, heapUsed, external, arrayBuffers, rss } = process.memoryUsage();
  const limit = Math.min(process.constrainedMemory() || Infinity, require('os').totalmem());
  return {
    total_heap_size: heapTotal,
    total_heap_size_executable: 0,
    total_physical_size: Math.min(heapTotal, rss),
    total_available_size: Math.max(limit - heapUsed, 0),
    used_heap_size: heapUsed,
    heap_size_limit: limit,
    malloced_memory: external,
    peak_malloced_memory: external,
    does_zap_garbage: 0,
    number_of_native_contexts: 1,
    number_of_detached_contexts: 0,
    total_global_handles_size: 0,
    used_global_handles_size: 0,
    external_memory: external + arrayBuffers,
    total_allocated_bytes: heapTotal + external,
  };
}

function describeSpace(name, size, used) {
  return {
    space_name: name,
    space_size: size,
    space_used_size: used,
    space_available_size: Math.max(size - used, 0),
    physical_space_size: size,
  };
}

/** @returns {object[]} JavaScriptCore's heap is one space; memory outside it is another */
function getHeapSpaceStatistics() {
  const { heapTotal, heapUsed, external } = process.memoryUsage();
  return [
    describeSpace('marked_space', heapTotal, heapUsed),
    describeSpace('extra_memory', external, external),
  ];
}

function getHeapCodeStatistics() {
  throw unavailable('v8.getHeapCodeStatistics()');
}

function getCppHeapStatistics(type = 'detailed') {
  validateOneOf(type, 'type', ['brief', 'detailed']);
  throw unavailable('v8.getCppHeapStatistics()');
}

// ---- Flags -------------------------------------------------------------------------------

// Flags that tune V8's memory or compilers, or switch on what is on here: without them a program
// does the same.
const kHarmlessFlags = new RegExp('^--(no-?)?(' + [
  'max-(old|semi|heap|lazy|new)', 'min-semi', 'initial-', 'semi-space', 'stack-size',
  'optimize', 'opt$', 'turbo', 'maglev', 'sparkplug', 'concurrent', 'lazy', 'expose-gc',
  'gc-', 'incremental', 'scavenge', 'trace-', 'harmony', 'js-', 'allow-natives-syntax',
  'always-', 'use-', 'jitless', 'single-threaded', 'stack-trace-limit', 'hash-seed',
  'random-seed', 'flush-bytecode', 'compilation-cache', 'wasm', 'experimental-wasm', 'perf-',
  'interpreted-frames', 'huge-max', 'heap', 'memory', 'predictable',
].join('|') + ')', 'i');

/**
 * Accepts V8 flags; those that would change what a program does are reported.
 * @param {string} flags
 */
function setFlagsFromString(flags) {
  validateString(flags, 'flags');
  flagsInUse += `${flags} `;
  for (const flag of flags.split(/\s+/)) {
    const normal = flag.replaceAll('_', '-');
    if (normal === '' || !normal.startsWith('-') || kHarmlessFlags.test(normal)) continue;
    process.emitWarning(`The V8 flag ${flag} is unknown to Nodus and has no effect`);
  }
}

// ---- Heap snapshots, profiles, coverage --------------------------------------------------

function validateSnapshotOptions(options) {
  if (options !== undefined) validateObject(options, 'options');
}

function getHeapSnapshot(options) {
  validateSnapshotOptions(options);
  throw unavailable('v8.getHeapSnapshot()');
}

function writeHeapSnapshot(filename, options) {
  if (filename !== undefined) require('internal/fs/utils').toPath(filename);
  validateSnapshotOptions(options);
  throw unavailable('v8.writeHeapSnapshot()');
}

function setHeapSnapshotNearHeapLimit(limit) {
  validateUint32(limit, 'limit', true);
  throw unavailable('v8.setHeapSnapshotNearHeapLimit()');
}

function setHeapProfileNearHeapLimit(limit) {
  validateUint32(limit, 'limit', true);
  throw unavailable('v8.setHeapProfileNearHeapLimit()');
}

function startCpuProfile() {
  throw unavailable('v8.startCpuProfile()');
}

function startHeapProfile() {
  throw unavailable('v8.startHeapProfile()');
}

/**
 * @param {Function} ctor
 * @param {{ format?: 'count'|'summary' }} [options]
 */
function queryObjects(ctor, options = {}) {
  validateFunction(ctor, 'constructor');
  validateObject(options, 'options');
  const { format = 'count' } = options;
  if (format !== 'count' && format !== 'summary') {
    throw new ERR_INVALID_ARG_VALUE('options.format', format);
  }
  throw unavailable('v8.queryObjects()');
}

// Coverage is collected only when the environment asks for it; without, these do nothing.
function checkCoverage(feature) {
  if (process.env.NODE_V8_COVERAGE) throw unavailable(feature);
}

function takeCoverage() {
  checkCoverage('v8.takeCoverage()');
}

function stopCoverage() {
  checkCoverage('v8.stopCoverage()');
}

class GCProfiler {
  start() {
    throw unavailable('v8.GCProfiler');
  }

  stop() {} // what was never started has no result

  [Symbol.dispose]() {
    this.stop();
  }
}

// ---- Promise hooks -----------------------------------------------------------------------

function validatePlainHook(hook, name) {
  require('internal/validators').validatePlainFunction(hook, `${name}Hook`);
}

function refuseHook(name) {
  return (hook) => {
    validatePlainHook(hook, name);
    throw unavailable(`v8.promiseHooks (${name})`);
  };
}

const promiseHooks = {
  createHook(callbacks = {}) {
    validateObject(callbacks, 'callbacks');
    const names = ['init', 'before', 'after', 'settled'].filter((name) => callbacks[name]);
    for (const name of names) validatePlainHook(callbacks[name], name);
    if (names.length > 0) throw unavailable('v8.promiseHooks.createHook()');
    return () => {};
  },
  onInit: refuseHook('init'),
  onBefore: refuseHook('before'),
  onAfter: refuseHook('after'),
  onSettled: refuseHook('settled'),
};

// ---- Start-up snapshots ------------------------------------------------------------------

// A process of ours is never building one.
function refuseSnapshotCallback(callback) {
  validateFunction(callback, 'callback');
  throw new ERR_NOT_BUILDING_SNAPSHOT();
}

const startupSnapshot = {
  addDeserializeCallback(callback) { refuseSnapshotCallback(callback); },
  addSerializeCallback(callback) { refuseSnapshotCallback(callback); },
  setDeserializeMainFunction(callback) { refuseSnapshotCallback(callback); },
  isBuildingSnapshot() { return false; },
};

/**
 * Whether each code unit of a string fits into a byte: JavaScriptCore, too, stores such text so.
 * @param {string} content
 */
function isStringOneByteRepresentation(content) {
  validateString(content, 'content');
  // eslint-disable-next-line no-control-regex
  return !/[^\0-\xff]/.test(content);
}

module.exports = {
  cachedDataVersionTag,
  getHeapSnapshot,
  getHeapStatistics,
  getHeapSpaceStatistics,
  getHeapCodeStatistics,
  getCppHeapStatistics,
  setFlagsFromString,
  Serializer,
  Deserializer,
  DefaultSerializer,
  DefaultDeserializer,
  deserialize,
  takeCoverage,
  stopCoverage,
  serialize,
  writeHeapSnapshot,
  promiseHooks,
  queryObjects,
  startupSnapshot,
  setHeapSnapshotNearHeapLimit,
  setHeapProfileNearHeapLimit,
  GCProfiler,
  isStringOneByteRepresentation,
  startCpuProfile,
  startHeapProfile,
};

// SPDX-License-Identifier: MIT
//
// Programs that are ES modules, --import, and the end of a process whose program still waits.
'use strict';

const { getOptionValue } = require('internal/options');
const { currentURL } = require('internal/modules/esm/dynamic_import');
const { evaluate } = require('internal/modules/esm/evaluate');
const { loadNow, importModule, steps } = require('internal/modules/esm/loader');
const { formatOf } = require('internal/modules/esm/format');
const { main } = require('internal/modules/esm/import_meta');
const { resolveMain } = require('internal/modules/esm/resolve');

const EXIT_UNSETTLED = 13;

let isPending = false; // the program is an ES module that has not come to its end

// Runs the program's asynchronous part; what fails there ends the process.
function runAsync(run) {
  isPending = true;
  const finish = () => {
    isPending = false;
  };
  run().then(finish, (error) => {
    isPending = false;
    require('internal/process/fatal').routeException(error, true, true);
  });
}

async function importPreloads() {
  const { register } = getOptionValue('--experimental-loader').length === 0 ? {} :
    require('internal/modules/esm/hooks');
  for (const loader of getOptionValue('--experimental-loader')) register(loader, currentURL());
  for (const specifier of getOptionValue('--import')) await importModule(specifier, currentURL());
}

async function evaluateMain(record) {
  main.record = record;
  if (record.startsLate) await undefined;
  await evaluate(record);
}

// Through the hooks, if there are any.
function loadMain(url) {
  if (!steps.isHooked) return loadNow(url, { format: formatOf(url), isMain: true });
  return undefined;
}

/**
 * Runs a file as the program.
 * @param {string} path absolute
 */
function runMainModule(path) {
  runAsync(async () => {
    await importPreloads();
    if (getOptionValue('--input-type') !== '') {
      const { codes: { ERR_INPUT_TYPE_NOT_ALLOWED } } = require('internal/errors');
      throw new ERR_INPUT_TYPE_NOT_ALLOWED();
    }
    const url = resolveMain(path);
    const record = loadMain(url);
    if (record === undefined) await importModule(url, currentURL(), undefined, undefined, true);
    else await evaluateMain(record);
  });
}

/**
 * Runs a program that was found to be an ES module while it was compiled as CommonJS.
 * @param {string} url
 * @param {string} source
 * @param {{ format?: string, isMain?: boolean }} [options]
 */
function runSource(url, source, { format = 'module', isMain = true } = {}) {
  runAsync(async () => {
    await importPreloads();
    const record = loadNow(url, { source, format });
    if (isMain) await evaluateMain(record);
    else await evaluate(record);
  });
}

/**
 * Runs a text of --eval or standard input.
 * @param {string} source
 * @param {{ format?: string, isMain?: boolean }} [options]
 */
function runText(source, options) {
  const url = `${currentURL()}[eval1]`;
  require('internal/stacks/source').setSourceInfo(url, { shift: 0, text: source });
  runSource(url, source, options);
}

/** Runs something after the modules of --import. */
function runAfterPreloads(run) {
  runAsync(async () => {
    await importPreloads();
    run();
  });
}

/** The loop is empty: says so if the program still waits, and which exit code that means. */
function endUnsettled() {
  if (!isPending || process.exitCode !== undefined) return;
  process.exitCode = EXIT_UNSETTLED;
  const { describeAwait } = require('internal/modules/esm/unsettled');
  for (const text of describeAwait(main.record)) {
    internalBinding('env').write(2, `Warning: Detected unsettled top-level await at ${text}\n`);
  }
}

module.exports = { runMainModule, runSource, runText, runAfterPreloads, endUnsettled };

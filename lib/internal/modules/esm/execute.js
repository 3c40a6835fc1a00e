// SPDX-License-Identifier: MIT
//
// Making and running the function of a module.  The front end emits it in one of four forms: a
// plain function; an async one, for top-level await; and for modules in a cycle a generator or an
// async generator, whose first step hoists the functions that the module exports and whose second
// one runs the body.
'use strict';

const { compile } = require('internal/modules/esm/front_end');

// The function of the module with its arguments applied, save that nothing has run.
function makeBody(record) {
  const { records, imports } = record.resolutions;
  const fn = compile(record, imports, records.length);
  record.unit.release();
  const meta = record.unit.usesImportMeta ? metaOf(record) : undefined;
  const importer = record.unit.usesDynamicImport ?
    require('internal/modules/esm/dynamic_import').importerOf(record) : undefined;
  return () => fn(record.values, meta, importer, ...records);
}

function metaOf(record) {
  return record.meta ??= require('internal/modules/esm/import_meta').makeMeta(record);
}

/** Hoists the functions of a module in a cycle, so that others can call them before it runs. */
function hoist(record) {
  const start = makeBody(record);
  record.body = start();
  record.body.next();
}

/**
 * Runs the body of a module.
 * @param {SourceTextRecord} record linked
 * @returns {Promise|undefined} of a module with top-level await
 */
function execute(record) {
  if (record.isCyclic) {
    const { body } = record;
    record.body = undefined;
    const result = body.next();
    return record.hasTopLevelAwait ? result : undefined;
  }
  return makeBody(record)();
}

module.exports = { hoist, execute };

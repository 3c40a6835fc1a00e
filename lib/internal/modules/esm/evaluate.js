// SPDX-License-Identifier: MIT
//
// Evaluate() of cyclic module records (https://tc39.es/ecma262/#sec-moduleevaluation and the
// sections after it).  Where no module of a graph has a top-level await, no promise is made.
'use strict';

const {
  EVALUATING, EVALUATING_ASYNC, EVALUATED, DONE, SourceTextRecord,
} = require('internal/modules/esm/record');

let lastOrder = 0; // the realm's ModuleAsyncEvaluationCount

const isAsync = (record) => record.asyncOrder !== 0;

function fail(record, error) {
  record.status = EVALUATED;
  record.hasFailed = true;
  record.error = error;
}

// A module whose exports are set by a function.
function evaluateSynthetic(record) {
  if (record.status === EVALUATED) {
    if (record.hasFailed) throw record.error;
    return;
  }
  if (record.status === EVALUATING) return; // it is running, further out
  record.status = EVALUATING;
  try {
    record.execute();
    record.status = EVALUATED;
  } catch (error) {
    fail(record, error);
    throw error;
  }
}

// ---- Asynchronous modules --------------------------------------------------------------------

function executeAsync(record) {
  const settle = () => onFulfilled(record);
  const refuse = (error) => onRejected(record, error);
  let promise;
  try {
    promise = record.execute();
  } catch (error) {
    promise = Promise.reject(error);
  }
  promise.then(settle, refuse);
}

// GatherAvailableAncestors.
function gather(record, found) {
  for (const parent of record.asyncParents) {
    if (found.has(parent) || parent.cycleRoot?.hasFailed) continue;
    if (--parent.pendingDependencies > 0) continue;
    found.add(parent);
    if (!parent.hasTopLevelAwait) gather(parent, found);
  }
}

function settle(record) {
  record.asyncOrder = DONE;
  record.status = EVALUATED;
  record.capability?.resolve();
}

// AsyncModuleExecutionFulfilled.
function onFulfilled(record) {
  if (record.status === EVALUATED) return; // it has failed already
  settle(record);
  const found = new Set();
  gather(record, found);
  for (const ready of [...found].sort((a, b) => a.asyncOrder - b.asyncOrder)) {
    if (ready.status === EVALUATED) continue;
    if (ready.hasTopLevelAwait) executeAsync(ready);
    else runReady(ready);
  }
}

function runReady(record) {
  try {
    record.execute();
  } catch (error) {
    onRejected(record, error);
    return;
  }
  settle(record);
}

// AsyncModuleExecutionRejected.
function onRejected(record, error) {
  if (record.status === EVALUATED) return;
  fail(record, error);
  record.asyncOrder = DONE;
  for (const parent of record.asyncParents) onRejected(parent, error);
  record.capability?.reject(error);
}

// ---- The walk --------------------------------------------------------------------------------

function noteDependency(record, required) {
  if (required.status === EVALUATING) {
    if (required.dfsAncestorIndex < record.dfsAncestorIndex) {
      record.dfsAncestorIndex = required.dfsAncestorIndex;
    }
  } else {
    required = required.cycleRoot;
    if (required.hasFailed) throw required.error;
  }
  if (required.asyncOrder > 0) {
    record.pendingDependencies++;
    required.asyncParents.push(record);
  }
}

function start(record) {
  if (record.pendingDependencies === 0 && !record.hasTopLevelAwait) {
    record.execute();
    return;
  }
  record.asyncOrder = ++lastOrder;
  if (record.pendingDependencies === 0) executeAsync(record);
}

// InnerModuleEvaluation.
function visit(record, state) {
  if (!(record instanceof SourceTextRecord)) {
    evaluateSynthetic(record);
    return;
  }
  if (record.status >= EVALUATING_ASYNC) {
    if (record.hasFailed) throw record.error;
    return;
  }
  if (record.status === EVALUATING) return;
  record.status = EVALUATING;
  record.dfsIndex = record.dfsAncestorIndex = state.index++;
  const { stack } = state;
  stack.push(record);
  for (let i = 0; i < record.dependencies.length; i++) {
    if (record.requests[i].phase === 'source') continue;
    const required = record.dependencies[i];
    visit(required, state);
    if (required instanceof SourceTextRecord) noteDependency(record, required);
  }
  start(record);
  if (record.dfsAncestorIndex !== record.dfsIndex) return;
  let member;
  do {
    member = stack.pop();
    member.status = isAsync(member) ? EVALUATING_ASYNC : EVALUATED;
    member.cycleRoot = record;
  } while (member !== record);
}

// A module that was evaluated before, or is being so.
function again(record) {
  const root = record.cycleRoot ?? record;
  if (root.hasFailed) throw root.error;
  if (root.status === EVALUATED) return undefined;
  return (root.capability ??= Promise.withResolvers()).promise;
}

/**
 * Evaluates a graph.
 * @param {ModuleRecord} root linked
 * @returns {Promise<void>|undefined} undefined: it is done
 * @throws what a module throws; the same again for a module that has failed
 */
function evaluate(root) {
  if (root.status >= EVALUATING_ASYNC) return again(root);
  const state = { stack: [], index: 0 };
  try {
    visit(root, state);
  } catch (error) {
    for (const record of state.stack) fail(record, error);
    explain(error, root);
    throw error;
  }
  if (!isAsync(root) || root.status === EVALUATED) return undefined;
  return (root.capability ??= Promise.withResolvers()).promise;
}

// A name of CommonJS that is missed in an ES module.
function explain(error, root) {
  if (error instanceof ReferenceError) require('internal/modules/esm/explain').explain(error, root);
}

/** Whether a module of the graph, loaded and linked, has a top-level await. */
function hasAsyncGraph(root, seen = new Set()) {
  if (seen.has(root)) return false;
  seen.add(root);
  if (root.hasTopLevelAwait && root.status !== EVALUATED) return true;
  return root.dependencies.some((required, index) =>
    root.requests[index].phase !== 'source' && hasAsyncGraph(required, seen));
}

module.exports = { evaluate, hasAsyncGraph };

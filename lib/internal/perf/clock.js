// SPDX-License-Identifier: MIT
//
// The clock of node:perf_hooks.
'use strict';

const { now, timeOrigin, milestones } = internalBinding('performance');

// Times of the process that marks of measures can be named by, in the order of milestones().
const nodeMilestones = [
  'nodeStart', 'v8Start', 'environment', 'bootstrapComplete', 'loopStart', 'loopExit',
];

/**
 * A milestone by name.
 * @param {string} name one of nodeMilestones
 * @returns {number} milliseconds since the process started; -1 if it has not happened yet
 */
function milestone(name) {
  return milestones()[nodeMilestones.indexOf(name)];
}

/** @returns {number} how long the loop waited for events, in milliseconds */
function idleTime() {
  return milestones()[nodeMilestones.length];
}

module.exports = { now, timeOrigin, milestone, idleTime, nodeMilestones };

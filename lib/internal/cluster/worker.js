// SPDX-License-Identifier: MIT
//
// The class Worker: what the primary has of each worker, and a worker of itself. How it
// disconnects is added by internal/cluster/primary and internal/cluster/child.
'use strict';

const EventEmitter = require('events');

/**
 * Callable without `new`.
 * @param {object} [options] id, process (a ChildProcess, or process itself), state
 */
function Worker(options) {
  if (!(this instanceof Worker)) return new Worker(options);
  Reflect.apply(EventEmitter, this, []);
  if (options === null || typeof options !== 'object') options = {};
  this.exitedAfterDisconnect = undefined;
  this.state = options.state || 'none';
  this.id = options.id | 0;
  if (!options.process) return;
  this.process = options.process;
  this.process.on('error', (code, signal) => this.emit('error', code, signal));
  this.process.on('message', (message, handle) => this.emit('message', message, handle));
}
Object.setPrototypeOf(Worker.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Worker, EventEmitter);

Object.assign(Worker.prototype, {
  /** Another name of destroy(). */
  kill(...args) {
    this.destroy(...args);
  },

  /** See ChildProcess.prototype.send. */
  send(...args) {
    return this.process.send(...args);
  },

  /** @returns {boolean} whether the process has ended */
  isDead() {
    return this.process.exitCode != null || this.process.signalCode != null;
  },

  /** @returns {boolean} whether its channel is open */
  isConnected() {
    return this.process.connected;
  },
});

module.exports = Worker;

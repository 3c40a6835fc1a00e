// SPDX-License-Identifier: MIT
//
// node:cluster in the primary process: starts workers, listens for them, and tells their
// events.
'use strict';

const EventEmitter = require('events');
const { fork: forkProcess } = require('child_process');
const { listener, sendMessage } = require('internal/cluster/messages');
const Worker = require('internal/cluster/worker');
const { codes: { ERR_OUT_OF_RANGE } } = require('internal/errors');

const SCHED_NONE = 1;
const SCHED_RR = 2;
const POLICIES = { __proto__: null, none: SCHED_NONE, rr: SCHED_RR };
const UDP = ['udp4', 'udp6'];

const cluster = new EventEmitter();
const connected = new Set(); // workers whose channel is open
let onAllDisconnected = []; // callbacks of disconnect()
const handles = new Map(); // key -> RoundRobinHandle or SharedHandle
let lastId = 0;
let isSetUp = false;
let policy; // schedulingPolicy, which cannot change after the first worker

Object.assign(cluster, {
  isWorker: false,
  isMaster: true,
  isPrimary: true,
  Worker,
  workers: {},
  settings: {},
  SCHED_NONE,
  SCHED_RR,
  schedulingPolicy: POLICIES[process.env.NODE_CLUSTER_SCHED_POLICY] ?? SCHED_RR,
});

// ---- Setting up --------------------------------------------------------------------------

function emitSetup(settings) {
  cluster.emit('setup', settings);
}

/**
 * How workers are started from now on.
 * @param {object} [options] exec, args, execArgv, cwd, serialization, silent, stdio, uid, gid,
 *   inspectPort, windowsHide
 */
cluster.setupPrimary = function(options) {
  const settings = {
    args: process.argv.slice(2),
    exec: process.argv[1],
    execArgv: process.execArgv,
    silent: false,
    ...cluster.settings,
    ...options,
  };
  cluster.settings = settings;
  if (!isSetUp) {
    isSetUp = true;
    policy = cluster.schedulingPolicy;
    if (policy !== SCHED_NONE && policy !== SCHED_RR) {
      throw new ERR_OUT_OF_RANGE('cluster.schedulingPolicy', 'SCHED_NONE or SCHED_RR', policy);
    }
  }
  process.nextTick(emitSetup, settings);
};

cluster.setupMaster = cluster.setupPrimary;

function startProcess(id, env) {
  const { settings } = cluster;
  return forkProcess(settings.exec, settings.args, {
    cwd: settings.cwd,
    env: { ...process.env, ...env, NODE_UNIQUE_ID: `${id}` },
    serialization: settings.serialization,
    silent: settings.silent,
    windowsHide: settings.windowsHide,
    execArgv: [...settings.execArgv],
    stdio: settings.stdio,
    gid: settings.gid,
    uid: settings.uid,
  });
}

function removeWorker(worker) {
  delete cluster.workers[worker.id];
}

function callDisconnected() {
  const callbacks = onAllDisconnected;
  onAllDisconnected = [];
  for (const callback of callbacks) callback();
}

function removeHandlesOf(worker) {
  for (const [key, handle] of handles) {
    if (handle.remove(worker)) handles.delete(key);
  }
}

function emitFork(worker) {
  cluster.emit('fork', worker);
}

function onExit(worker, exitCode, signalCode) {
  // While it is connected there may still be messages to read.
  if (!worker.isConnected()) {
    removeHandlesOf(worker);
    removeWorker(worker);
  }
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'dead';
  worker.emit('exit', exitCode, signalCode);
  cluster.emit('exit', worker, exitCode, signalCode);
}

function onDisconnect(worker) {
  removeHandlesOf(worker);
  if (worker.isDead()) removeWorker(worker);
  worker.exitedAfterDisconnect = Boolean(worker.exitedAfterDisconnect);
  worker.state = 'disconnected';
  worker.emit('disconnect');
  cluster.emit('disconnect', worker);
  connected.delete(worker);
  if (connected.size === 0) callDisconnected();
}

/**
 * Starts a worker.
 * @param {object} [env] variables to add to its environment
 * @returns {Worker}
 */
cluster.fork = function(env) {
  cluster.setupPrimary();
  const id = ++lastId;
  const worker = new Worker({ id, process: startProcess(id, env) });
  worker.on('message', (message, handle) => cluster.emit('message', worker, message, handle));
  worker.process.once('exit', (code, signal) => onExit(worker, code, signal));
  worker.process.once('disconnect', () => onDisconnect(worker));
  worker.process.on('internalMessage', listener((message) => {
    if (Object.hasOwn(acts, message.act)) acts[message.act](worker, message);
  }));
  process.nextTick(emitFork, worker);
  cluster.workers[id] = worker;
  connected.add(worker);
  return worker;
};

/**
 * Lets every worker disconnect.
 * @param {() => void} [callback] called when none is left
 */
cluster.disconnect = function(callback) {
  if (typeof callback === 'function') onAllDisconnected.push(callback);
  for (const worker of Object.values(cluster.workers)) {
    if (worker.isConnected()) worker.disconnect();
  }
  if (connected.size === 0) process.nextTick(callDisconnected);
};

// ---- What workers ask for ----------------------------------------------------------------

/** The shorter way to a local socket: its name may have about a hundred bytes. */
function shorten(path) {
  const relative = require('path').relative(process.cwd(), path);
  return relative.length < path.length ? relative : path;
}

function createSharing(key, query) {
  const address = query.port < 0 && query.address ? shorten(query.address) : query.address;
  if (policy !== SCHED_RR || UDP.includes(query.addressType)) {
    const { SharedHandle } = require('internal/cluster/shared_handle');
    return new SharedHandle(key, address, query);
  }
  const { RoundRobinHandle } = require('internal/cluster/round_robin');
  return new RoundRobinHandle(key, address, query);
}

const acts = {
  __proto__: null,

  online(worker) {
    worker.state = 'online';
    worker.emit('online');
    cluster.emit('online', worker);
  },

  listening(worker, { addressType, address, port, fd }) {
    const info = { addressType, address, port, fd };
    worker.state = 'listening';
    worker.emit('listening', info);
    cluster.emit('listening', worker, info);
  },

  exitedAfterDisconnect(worker, message) {
    worker.exitedAfterDisconnect = true;
    sendMessage(worker.process, { ack: message.seq });
  },

  queryServer(worker, message) {
    if (worker.exitedAfterDisconnect) return; // it is about to leave
    const { address, port, addressType, fd, index, seq } = message;
    const key = `${address}:${port}:${addressType}:${fd}:${index}`;
    let handle = handles.get(key);
    if (handle === undefined || handle.has(worker)) {
      handle = createSharing(key, message);
      handles.set(key, handle);
    }
    handle.data ??= message.data;
    handle.add(worker, (errno, reply, shared) => {
      const { data } = handle;
      if (errno) handles.delete(key); // another worker may have more luck
      sendMessage(worker.process, { errno, key, ack: seq, data, ...reply }, shared);
    });
  },

  close(worker, { key }) {
    const handle = handles.get(key);
    if (handle !== undefined && handle.remove(worker)) handles.delete(key);
  },
};

// ---- Worker ------------------------------------------------------------------------------

/** Lets the worker close its servers and its channel. */
Worker.prototype.disconnect = function() {
  this.exitedAfterDisconnect = true;
  sendMessage(this.process, { act: 'disconnect' });
  removeHandlesOf(this);
  removeWorker(this);
  return this;
};

/** Ends the worker's process. */
Worker.prototype.destroy = function(signal) {
  this.process.kill(signal || 'SIGTERM');
};

module.exports = cluster;

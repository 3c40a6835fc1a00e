// SPDX-License-Identifier: MIT
//
// Agent: the sockets of a client, by the name of where they lead to: those that serve a request in
// `sockets`, idle ones in `freeSockets`, and the requests that wait for one in `requests`.
'use strict';

const EventEmitter = require('events');
const net = require('net');
const { kProxy, kSource } = require('internal/http/symbols');
const { validateNumber, validateOneOf, validateString } = require('internal/validators');
const { getOptionValue } = require('internal/options');
const { once } = require('internal/util');

const kRequestOptions = Symbol('requestOptions');
const kOnKeylog = Symbol('onkeylog');
const kProbed = Symbol('kProbed'); // of a socket: how often it probes its peer

const TIMEOUT_HINT = /^timeout=(\d+)/;
const TIMEOUT_LINE = /\nkeep-alive\ntimeout=(\d+)/i; // in the text that the parser collected

/**
 * Callable without `new`.
 * @param {object} [options] keepAlive, keepAliveMsecs, agentKeepAliveTimeoutBuffer, maxSockets,
 *   maxTotalSockets, maxFreeSockets, scheduling, timeout, proxyEnv, defaultPort, protocol, and
 *   those of net.connect
 * @throws ERR_INVALID_ARG_VALUE, ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE
 */
function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EventEmitter.call(this);
  this.options = { __proto__: null, ...options };
  this.options.noDelay ??= true;
  // Not to be taken for the path of a local socket.
  this.options.path = null;
  this.defaultPort = this.options.defaultPort || 80;
  this.protocol = this.options.protocol || 'http:';
  this.requests = { __proto__: null };
  this.sockets = { __proto__: null };
  this.freeSockets = { __proto__: null };
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.totalSocketCount = 0;
  const buffer = this.options.agentKeepAliveTimeoutBuffer;
  this.agentKeepAliveTimeoutBuffer =
    typeof buffer === 'number' && buffer >= 0 && Number.isFinite(buffer) ? buffer : 1000;
  this[kProxy] = this.options.proxyEnv ?
    require('internal/http/proxy').parseProxy(this.options.proxyEnv, this.protocol) : null;

  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets !== undefined) {
    validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  } else {
    this.maxTotalSockets = Infinity;
  }
  this.on('free', onFree);
  this.on('newListener', onNewListener);
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);

Agent.defaultMaxSockets = Infinity;

/** The keys of TLS are told only by sockets that somebody listens to. */
function onNewListener(event) {
  if (event !== 'keylog' || this[kOnKeylog]) return;
  const agent = this;
  this[kOnKeylog] = function(line) {
    agent.emit('keylog', line, this);
  };
  for (const sockets of Object.values(this.sockets)) {
    for (const socket of sockets) socket.on('keylog', this[kOnKeylog]);
  }
}

// ---- Names ---------------------------------------------------------------------------------

/**
 * The name of where the options lead to.
 * @param {object} [options]
 * @returns {string}
 */
Agent.prototype.getName = function getName(options = {}) {
  let name = `${options.host || 'localhost'}:`;
  if (options.port) name += options.port;
  name += ':';
  if (options.localAddress) name += options.localAddress;
  if (options.family === 4 || options.family === 6) name += `:${options.family}`;
  if (options.socketPath) name += `:${options.socketPath}`;
  return name;
};

/** The server name that TLS sends: that of the Host header, without the port. */
function serverNameOf(options, req) {
  let name = options.host;
  const header = req.getHeader('host');
  if (header) {
    validateString(header, 'options.headers.host');
    if (header[0] === '[') {
      const end = header.indexOf(']');
      name = end === -1 ? header : header.slice(1, end);
    } else {
      name = header.split(':', 1)[0];
    }
  }
  // An address is no name.
  return net.isIP(name) ? '' : name;
}

/** Whether the agent's own options leave the name to those of the request. */
function isNamedByRequest(agent) {
  const { host, port, localAddress, family, socketPath } = agent.options;
  return agent.getName === Agent.prototype.getName && host === undefined && port === undefined &&
    localAddress === undefined && family === undefined && socketPath === undefined;
}

/** The name of a socket that the agent made with these options. */
function keyOf(agent, options) {
  return options._agentKey ?? agent.getName(options);
}

function mergeOptions(agent, options, req) {
  const merged = { __proto__: null, ...options, ...agent.options };
  if (merged.socketPath) merged.path = merged.socketPath;
  if (!merged.servername && merged.servername !== '') {
    merged.servername = serverNameOf(merged, req);
  }
  return merged;
}

// ---- Requests ------------------------------------------------------------------------------

/**
 * Finds a socket for a request, makes one, or lets it wait.
 * @param {ClientRequest} req
 * @param {object|string} options the request's; a host in an old form of the call
 */
Agent.prototype.addRequest = function addRequest(req, options, port, localAddress) {
  if (typeof options === 'string') options = { __proto__: null, host: options, port, localAddress };
  // Most requests find a socket, for which the name is all that matters.
  let isMerged = false;
  if (!isNamedByRequest(this)) {
    options = mergeOptions(this, options, req);
    isMerged = true;
  }
  const name = this.getName(options);
  this.sockets[name] ??= [];
  const socket = takeFree(this, name);
  if (socket === undefined && !isMerged) options = mergeOptions(this, options, req);
  if (socket !== undefined) {
    this.reuseSocket(socket, req);
    assign(this, req, socket);
    this.sockets[name].push(socket);
  } else if (this.sockets[name].length < this.maxSockets &&
             this.totalSocketCount < this.maxTotalSockets) {
    this.createSocket(req, options, makeOnCreated(this, req));
  } else {
    req[kRequestOptions] = options;
    (this.requests[name] ??= []).push(req);
  }
};

/** An idle socket that is still usable. */
function takeFree(agent, name) {
  const free = agent.freeSockets[name];
  if (free === undefined) return undefined;
  let socket;
  while (free.length > 0) {
    const next = agent.scheduling === 'fifo' ? free.shift() : free.pop();
    if (!next.destroyed && next.writable) {
      socket = next;
      break;
    }
  }
  if (free.length === 0) delete agent.freeSockets[name];
  return socket;
}

function assign(agent, req, socket) {
  req.onSocket(socket);
  const agentTimeout = agent.options.timeout || 0;
  if (req.timeout === undefined || req.timeout === agentTimeout) return;
  socket.setTimeout(req.timeout);
}

function makeOnCreated(agent, req) {
  return (error, socket) => {
    if (error) {
      process.nextTick(() => req.onSocket(socket, error));
      return;
    }
    assign(agent, req, socket);
  };
}

/** What to do with a socket whose request is done. */
function onFree(socket, options) {
  const name = keyOf(this, options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const req = takeWaiting(this, name);
  if (req !== undefined) {
    assign(this, req, socket);
    return;
  }
  if (!isWorthKeeping(this, socket, name)) {
    socket.destroy();
    return;
  }
  socket._httpMessage = null;
  this.removeSocket(socket, options);
  (this.freeSockets[name] ??= []).push(socket);
}

function takeWaiting(agent, name) {
  const waiting = agent.requests[name];
  if (waiting === undefined) return undefined;
  let req;
  // Those that were given up meanwhile need no socket.
  do {
    req = waiting.shift();
  } while (req !== undefined && req.destroyed && !giveUp(req));
  if (waiting.length === 0) delete agent.requests[name];
  return req;
}

function giveUp(req) {
  req.onSocket(null);
  return false;
}

function isWorthKeeping(agent, socket, name) {
  const req = socket._httpMessage;
  if (!req?.shouldKeepAlive || !agent.keepAlive) return false;
  if (agent.totalSocketCount >= agent.maxTotalSockets && Object.keys(agent.requests).length > 0) {
    return false; // somebody waits for a socket to somewhere else
  }
  const freeCount = agent.freeSockets[name]?.length ?? 0;
  const count = freeCount + (agent.sockets[name]?.length ?? 0);
  return agent.totalSocketCount <= agent.maxTotalSockets && count <= agent.maxSockets &&
    freeCount < agent.maxFreeSockets && agent.keepSocketAlive(socket);
}

// ---- Sockets -------------------------------------------------------------------------------

/** Connects; subclasses may replace it. */
Agent.prototype.createConnection = function createConnection(...args) {
  const proxy = this?.[kProxy];
  if (proxy && typeof args[0] === 'object' && proxy.isFor(args[0])) {
    return require('internal/http/proxy').connectToProxy(proxy, ...args);
  }
  return net.createConnection(...args);
};

/**
 * Makes a socket for a request.
 * @param {ClientRequest} req
 * @param {object} options
 * @param {(error: ?Error, socket: Duplex) => void} callback
 */
Agent.prototype.createSocket = function createSocket(req, options, callback) {
  options = mergeOptions(this, options, req);
  const name = this.getName(options);
  options._agentKey = name;
  options.encoding = null;
  // The request is aborted by its signal, not the socket that others may use later.
  options.signal = undefined;
  if (this.keepAlive) {
    options.keepAlive = true;
    options.keepAliveInitialDelay = this.keepAliveMsecs;
  }
  const onCreated = once((error, socket) => {
    if (error) {
      callback(error);
      return;
    }
    (this.sockets[name] ??= []).push(socket);
    this.totalSocketCount++;
    installListeners(this, socket, options);
    callback(null, socket);
  });
  const socket = this.createConnection(options, onCreated);
  if (socket) onCreated(null, socket);
};

function installListeners(agent, socket, options) {
  function onSocketFree() {
    agent.emit('free', socket, options);
  }
  function onSocketClose() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  }
  function onSocketTimeout() {
    // A request handles its own timeout.
    for (const free of Object.values(agent.freeSockets)) {
      if (free.includes(socket)) {
        socket.destroy();
        return;
      }
    }
  }
  function onSocketRemove() {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    socket.removeListener('close', onSocketClose);
    socket.removeListener('free', onSocketFree);
    socket.removeListener('timeout', onSocketTimeout);
    socket.removeListener('agentRemove', onSocketRemove);
  }
  socket.on('free', onSocketFree);
  socket.on('close', onSocketClose);
  socket.on('timeout', onSocketTimeout);
  socket.on('agentRemove', onSocketRemove);
  if (agent[kOnKeylog]) socket.on('keylog', agent[kOnKeylog]);
}

function removeFrom(table, name, socket) {
  const list = table[name];
  if (list === undefined) return;
  const index = list.indexOf(socket);
  if (index === -1) return;
  list.splice(index, 1);
  if (list.length === 0) delete table[name];
}

/** A socket is not in use any more; a request that waits may get another. */
Agent.prototype.removeSocket = function removeSocket(socket, options) {
  const name = keyOf(this, options);
  removeFrom(this.sockets, name, socket);
  if (!socket.writable) removeFrom(this.freeSockets, name, socket);

  let req = this.requests[name]?.[0];
  if (req === undefined) {
    // With a limit of all sockets, a request to somewhere else may have waited for this one.
    for (const other of Object.keys(this.requests)) {
      if ((this.sockets[other]?.length ?? 0) >= this.maxSockets) continue;
      req = this.requests[other][0];
      options = req[kRequestOptions];
      break;
    }
  }
  if (req === undefined || options === undefined) return;
  if (this.totalSocketCount >= this.maxTotalSockets) return;
  // A free event of this socket comes first, if there is one: then the request is gone.
  this.createSocket(req, options, (error, created) => {
    if (error) {
      dropWaiting(this, req);
      process.nextTick(() => req.onSocket(created, error));
    } else {
      created.emit('free');
    }
  });
};

function dropWaiting(agent, req) {
  for (const [name, list] of Object.entries(agent.requests)) {
    const index = list.indexOf(req);
    if (index === -1) continue;
    list.splice(index, 1);
    if (list.length === 0) delete agent.requests[name];
  }
}

/** Seconds that a server says it keeps the connection; read without making the header object. */
function timeoutHintOf(res) {
  if (!res) return undefined;
  const text = res[kSource]?.text;
  const match = text === undefined ? TIMEOUT_HINT.exec(res.headers['keep-alive'] ?? '') :
    TIMEOUT_LINE.exec(text);
  return match === null ? undefined : Number(match[1]);
}

/**
 * Prepares a socket to be idle; subclasses may replace it.
 * @returns {boolean} whether it is worth keeping
 */
Agent.prototype.keepSocketAlive = function keepSocketAlive(socket) {
  if (socket[kProbed] !== this.keepAliveMsecs) {
    socket.setKeepAlive(true, this.keepAliveMsecs);
    socket[kProbed] = this.keepAliveMsecs;
  }
  socket.unref();
  let timeout = this.options.timeout || 0;
  // What the server says counts, less the time that a request needs to get there.
  const hint = timeoutHintOf(socket._httpMessage?.res);
  if (hint !== undefined) {
    const limit = Math.max(hint * 1000 - this.agentKeepAliveTimeoutBuffer, 0);
    if (limit === 0) return false;
    if (timeout === 0 || limit < timeout) timeout = limit;
  }
  if (socket.timeout !== timeout) socket.setTimeout(timeout);
  return true;
};

/** Prepares an idle socket for a request; subclasses may replace it. */
Agent.prototype.reuseSocket = function reuseSocket(socket, req) {
  req.reusedSocket = true;
  socket.ref();
};

/** Destroys all sockets. */
Agent.prototype.destroy = function destroy() {
  for (const table of [this.freeSockets, this.sockets]) {
    for (const list of Object.values(table)) {
      for (const socket of list.slice()) socket.destroy();
    }
  }
};

// ---- The global agent ----------------------------------------------------------------------

let globalAgent = null;

function makeGlobalAgent(proxyEnv) {
  return new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000, proxyEnv });
}

/** Whether the environment names the proxy, as the command line or NODE_USE_ENV_PROXY says. */
function usesEnvProxy() {
  return getOptionValue('--use-env-proxy') || process.env.NODE_USE_ENV_PROXY === '1';
}

/** @returns {Agent} that of requests which name none */
function getGlobalAgent() {
  if (globalAgent === null) {
    globalAgent = makeGlobalAgent(usesEnvProxy() ? process.env : undefined);
  }
  return globalAgent;
}

function setGlobalAgent(agent) {
  globalAgent = agent;
}

module.exports = { Agent, getGlobalAgent, setGlobalAgent, makeGlobalAgent };

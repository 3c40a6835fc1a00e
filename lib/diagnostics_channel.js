// SPDX-License-Identifier: MIT
'use strict';

// node:diagnostics_channel: named channels on which libraries publish what they do.

const { codes: { ERR_INVALID_ARG_TYPE } } = require('internal/errors');
const { validateFunction } = require('internal/validators');

// Name -> WeakRef of its channel; channels in use are kept by `active`.
const channels = new Map();
const active = new Set();
const collected = new FinalizationRegistry((name) => {
  if (channels.get(name)?.deref() === undefined) channels.delete(name);
});

/** Reports what a subscriber threw, without disturbing the publisher. */
function reportError(error) {
  process.nextTick(() => {
    throw error;
  });
}

// ---- Channels ----------------------------------------------------------------------------

/** Publishes messages under a name. */
class Channel {
  constructor(name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
    channels.set(name, new WeakRef(this));
    collected.register(this, name);
  }

  /** @returns {boolean} whether publishing reaches anybody: check before building a message */
  get hasSubscribers() {
    return this._subscribers !== undefined || this._stores !== undefined;
  }

  /**
   * @param {(message: unknown, name: string|symbol) => void} subscription
   * @throws {ERR_INVALID_ARG_TYPE}
   */
  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    // A new list: one that is being walked over must not change.
    this._subscribers = this._subscribers === undefined ?
      [subscription] : [...this._subscribers, subscription];
    active.add(this);
  }

  /** @returns {boolean} whether there was such a subscription */
  unsubscribe(subscription) {
    const index = this._subscribers?.indexOf(subscription) ?? -1;
    if (index === -1) return false;
    const rest = this._subscribers.toSpliced(index, 1);
    this._subscribers = rest.length === 0 ? undefined : rest;
    this.#release();
    return true;
  }

  /**
   * Makes runStores() run with what is published as the context of an AsyncLocalStorage.
   * @param {import('async_hooks').AsyncLocalStorage} store
   * @param {(data: unknown) => unknown} [transform]
   */
  bindStore(store, transform) {
    this._stores ??= new Map();
    this._stores.set(store, transform);
    active.add(this);
  }

  /** @returns {boolean} whether the store was bound */
  unbindStore(store) {
    if (this._stores === undefined || !this._stores.delete(store)) return false;
    if (this._stores.size === 0) this._stores = undefined;
    this.#release();
    return true;
  }

  /** Forgets a channel that nobody listens to. */
  #release() {
    if (!this.hasSubscribers) active.delete(this);
  }

  /** Calls every subscriber; what one throws is an uncaught exception. */
  publish(data) {
    const subscribers = this._subscribers;
    if (subscribers === undefined) return;
    for (let i = 0; i < subscribers.length; i++) {
      try {
        subscribers[i](data, this.name);
      } catch (error) {
        reportError(error);
      }
    }
  }

  /**
   * Publishes data, and calls fn, in the context of the bound stores.
   * @returns {unknown} what fn returns
   */
  runStores(data, fn, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    let run = () => {
      this.publish(data);
      return Reflect.apply(fn, thisArg, args);
    };
    for (const [store, transform] of this._stores ?? []) {
      const next = run;
      run = () => {
        const context = applyTransform(transform, data);
        return context === FAILED ? next() : store.run(context.value, next);
      };
    }
    return run();
  }

  /**
   * Publishes data and enters the context of the bound stores until the scope is disposed of.
   * @returns {RunStoresScope}
   */
  withStoreScope(data) {
    return new RunStoresScope(this, data);
  }
}

// What applyTransform returns if the transformation threw.
const FAILED = Symbol('failed');

/** The context of a store for published data. */
function applyTransform(transform, data) {
  if (transform === undefined) return { value: data };
  try {
    return { value: transform(data) };
  } catch (error) {
    reportError(error);
    return FAILED;
  }
}

/** Disposing of it leaves the contexts that withStoreScope() entered. */
class RunStoresScope {
  #scopes = [];

  constructor(channel, data) {
    for (const [store, transform] of channel._stores ?? []) {
      const context = applyTransform(transform, data);
      if (context !== FAILED) this.#scopes.push(store.withScope(context.value));
    }
    channel.publish(data);
  }

  [Symbol.dispose]() {
    while (this.#scopes.length > 0) this.#scopes.pop()[Symbol.dispose]();
  }
}

/**
 * The channel of a name, made on first use.
 * @param {string|symbol} name
 * @returns {Channel}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function channel(name) {
  const known = channels.get(name)?.deref();
  if (known !== undefined) return known;
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  return new Channel(name);
}

/** Subscribes to the channel of a name. */
function subscribe(name, subscription) {
  channel(name).subscribe(subscription);
}

/** @returns {boolean} whether there was such a subscription */
function unsubscribe(name, subscription) {
  return channel(name).unsubscribe(subscription);
}

/** @returns {boolean} whether the channel of a name has subscribers */
function hasSubscribers(name) {
  return channels.get(name)?.deref()?.hasSubscribers ?? false;
}

// ---- Groups of channels ------------------------------------------------------------------

/** One of a group's channels: made from the group's name, or given. */
function memberChannel(nameOrChannels, member, className) {
  if (typeof nameOrChannels === 'string') return channel(`tracing:${nameOrChannels}:${member}`);
  if (typeof nameOrChannels === 'object' && nameOrChannels !== null) {
    const given = nameOrChannels[member];
    if (given instanceof Channel) return given;
    throw new ERR_INVALID_ARG_TYPE(`nameOrChannels.${member}`, 'Channel', given);
  }
  throw new ERR_INVALID_ARG_TYPE('nameOrChannels', ['string', className, 'Object'],
                                 nameOrChannels);
}

/** Makes a group's channels as hidden, read-only properties. */
function defineMembers(group, members, nameOrChannels, className) {
  for (const member of members) {
    Object.defineProperty(group, member, {
      __proto__: null, value: memberChannel(nameOrChannels, member, className),
      writable: false, enumerable: false, configurable: true,
    });
  }
}

/** Subscribes handlers { start, end ... } to the channels of the same names. */
function subscribeAll(group, members, handlers) {
  for (const member of members) {
    if (handlers[member]) group[member].subscribe(handlers[member]);
  }
}

/** Unsubscribes handlers; false if one was not subscribed. */
function unsubscribeAll(group, members, handlers) {
  let isDone = true;
  for (const member of members) {
    if (handlers[member] && !group[member].unsubscribe(handlers[member])) isDone = false;
  }
  return isDone;
}

const BOUNDS = ['start', 'end'];

/** Two channels for the start and the end of something synchronous. */
class BoundedChannel {
  constructor(nameOrChannels) {
    defineMembers(this, BOUNDS, nameOrChannels, 'BoundedChannel');
  }

  get hasSubscribers() {
    return this.start.hasSubscribers || this.end.hasSubscribers;
  }

  subscribe(handlers) {
    subscribeAll(this, BOUNDS, handlers);
  }

  unsubscribe(handlers) {
    return unsubscribeAll(this, BOUNDS, handlers);
  }

  /** Publishes start and, when the returned scope is disposed of, end. */
  withScope(context = {}) {
    return new BoundedChannelScope(this, context);
  }

  /** Calls fn between start and end, in the context of start's stores. */
  run(context, fn, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    return this.start.runStores(context, () => {
      try {
        return Reflect.apply(fn, thisArg, args);
      } finally {
        this.end.publish(context);
      }
    });
  }
}

/** See BoundedChannel.withScope. */
class BoundedChannelScope {
  #channel;
  #context;
  #scope = null;

  constructor(bounded, context) {
    if (!bounded.hasSubscribers) return;
    this.#channel = bounded;
    this.#context = context;
    this.#scope = bounded.start.withStoreScope(context);
  }

  [Symbol.dispose]() {
    if (this.#scope === null) return;
    this.#channel.end.publish(this.#context);
    this.#scope[Symbol.dispose]();
    this.#scope = null;
  }
}

// ---- Tracing -----------------------------------------------------------------------------

const TRACE_EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

/** Five channels that follow an operation: its call, its continuation, and its failure. */
class TracingChannel {
  constructor(nameOrChannels) {
    defineMembers(this, TRACE_EVENTS, nameOrChannels, 'TracingChannel');
  }

  get hasSubscribers() {
    return TRACE_EVENTS.some((event) => this[event].hasSubscribers);
  }

  /** @param {object} handlers { start, end, asyncStart, asyncEnd, error }, all optional */
  subscribe(handlers) {
    subscribeAll(this, TRACE_EVENTS, handlers);
  }

  /** @returns {boolean} whether all were subscribed */
  unsubscribe(handlers) {
    return unsubscribeAll(this, TRACE_EVENTS, handlers);
  }

  /** Publishes an error under the context. */
  #fail(context, error) {
    context.error = error;
    this.error.publish(context);
  }

  /** Calls fn between start and end; an error that it throws is published. */
  #call(context, fn) {
    return this.start.runStores(context, () => {
      try {
        return fn();
      } catch (error) {
        this.#fail(context, error);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  /**
   * Traces a synchronous call; context.result is what it returned.
   * @returns {unknown} what fn returns
   */
  traceSync(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    return this.#call(context, () => {
      const result = Reflect.apply(fn, thisArg, args);
      context.result = result;
      return result;
    });
  }

  /**
   * Traces a call that returns a promise.
   * @returns {Promise<unknown>|unknown} the promise, or a value that is none
   */
  tracePromise(fn, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    return this.#call(context, () => {
      const promise = Reflect.apply(fn, thisArg, args);
      if (typeof promise?.then !== 'function') {
        context.result = promise;
        return promise;
      }
      return this.#follow(context, promise);
    });
  }

  /** Publishes how a promise was settled; returns one to use in its place. */
  #follow(context, promise) {
    const fulfilled = (value) => {
      context.result = value;
      this.#settle(context);
      return value;
    };
    const rejected = (error) => {
      this.#fail(context, error);
      this.#settle(context);
    };
    if (require('internal/util/types').isPromise(promise)) {
      return promise.then(fulfilled, (error) => {
        rejected(error);
        throw error;
      });
    }
    // What `then` of a foreign thenable returns cannot be relied on.
    promise.then(fulfilled, rejected);
    return promise;
  }

  /** The continuation of a promise. */
  #settle(context) {
    this.asyncStart.publish(context);
    this.asyncEnd.publish(context);
  }

  /**
   * Traces a call that takes a callback (error, result).
   * @param {Function} fn
   * @param {number} [position] of the callback among args
   * @throws {ERR_INVALID_ARG_TYPE}
   */
  traceCallback(fn, position = -1, context = {}, thisArg, ...args) {
    if (!this.hasSubscribers) return Reflect.apply(fn, thisArg, args);
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    const trace = this;
    function wrapped(...results) {
      const [error, result] = results;
      if (error) trace.#fail(context, error);
      else context.result = result;
      return trace.asyncStart.runStores(context, () => {
        try {
          return Reflect.apply(callback, this, results);
        } finally {
          trace.asyncEnd.publish(context);
        }
      });
    }
    args.splice(position, 1, wrapped);
    return this.#call(context, () => Reflect.apply(fn, thisArg, args));
  }
}

/**
 * @param {string|object} nameOrChannels 'x' stands for the channels tracing:x:start ...
 * @returns {TracingChannel}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function tracingChannel(nameOrChannels) {
  return new TracingChannel(nameOrChannels);
}

/**
 * @param {string|object} nameOrChannels
 * @returns {BoundedChannel}
 * @throws {ERR_INVALID_ARG_TYPE}
 */
function boundedChannel(nameOrChannels) {
  return new BoundedChannel(nameOrChannels);
}

module.exports = {
  channel,
  hasSubscribers,
  subscribe,
  tracingChannel,
  unsubscribe,
  boundedChannel,
  Channel,
  BoundedChannel,
};

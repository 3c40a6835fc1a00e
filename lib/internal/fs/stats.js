// SPDX-License-Identifier: MIT
'use strict';

// Stats, BigIntStats and StatFs, built from the array of numbers that the binding shares with us:
// doubles, or the same memory as 64-bit integers. Dates are made when they are first read.

const { deprecate } = require('internal/util');
const {
  binding,
  constants: { S_IFBLK, S_IFCHR, S_IFDIR, S_IFIFO, S_IFLNK, S_IFMT, S_IFREG, S_IFSOCK },
} = require('internal/fs/utils');

const numbers = binding.numbers;
const integers = new BigInt64Array(numbers.buffer, numbers.byteOffset, numbers.length);
const kFields = numbers.length / 2;

const kPartialAtimeNs = Symbol('partialAtimeNs');
const kPartialMtimeNs = Symbol('partialMtimeNs');
const kPartialCtimeNs = Symbol('partialCtimeNs');
const kPartialBirthtimeNs = Symbol('kPartialBirthtimeNs');

/** Milliseconds of a number or BigInt as a Date. */
function dateFromMs(ms) {
  return new Date(Math.round(Number(ms)));
}

class StatsBase {
  constructor(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks) {
    this.dev = dev;
    this.mode = mode;
    this.nlink = nlink;
    this.uid = uid;
    this.gid = gid;
    this.rdev = rdev;
    this.blksize = blksize;
    this.ino = ino;
    this.size = size;
    this.blocks = blocks;
  }

  isDirectory() {
    return this._checkModeProperty(S_IFDIR);
  }

  isFile() {
    return this._checkModeProperty(S_IFREG);
  }

  isBlockDevice() {
    return this._checkModeProperty(S_IFBLK);
  }

  isCharacterDevice() {
    return this._checkModeProperty(S_IFCHR);
  }

  isSymbolicLink() {
    return this._checkModeProperty(S_IFLNK);
  }

  isFIFO() {
    return this._checkModeProperty(S_IFIFO);
  }

  isSocket() {
    return this._checkModeProperty(S_IFSOCK);
  }
}

class Stats extends StatsBase {
  constructor(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks,
              atimeSec, atimeNs, mtimeSec, mtimeNs, ctimeSec, ctimeNs,
              birthtimeSec, birthtimeNs) {
    super(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks);
    this.atimeMs = atimeSec * 1e3 + atimeNs / 1e6;
    this.mtimeMs = mtimeSec * 1e3 + mtimeNs / 1e6;
    this.ctimeMs = ctimeSec * 1e3 + ctimeNs / 1e6;
    this.birthtimeMs = birthtimeSec * 1e3 + birthtimeNs / 1e6;
    this[kPartialAtimeNs] = atimeNs;
    this[kPartialMtimeNs] = mtimeNs;
    this[kPartialCtimeNs] = ctimeNs;
    this[kPartialBirthtimeNs] = birthtimeNs;
  }

  _checkModeProperty(property) {
    return (this.mode & S_IFMT) === property;
  }
}

class BigIntStats extends StatsBase {
  constructor(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks,
              atimeNs, mtimeNs, ctimeNs, birthtimeNs) {
    super(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks);
    this.atimeMs = atimeNs / 1000000n;
    this.mtimeMs = mtimeNs / 1000000n;
    this.ctimeMs = ctimeNs / 1000000n;
    this.birthtimeMs = birthtimeNs / 1000000n;
    this.atimeNs = atimeNs;
    this.mtimeNs = mtimeNs;
    this.ctimeNs = ctimeNs;
    this.birthtimeNs = birthtimeNs;
  }

  _checkModeProperty(property) {
    return (this.mode & BigInt(S_IFMT)) === BigInt(property);
  }
}

/** Nanoseconds since 1970 of one of the times of a Stats. */
function nanoseconds(stats, name, kPartial) {
  if (stats instanceof BigIntStats) return stats[`${name}Ns`];
  const seconds = Math.floor(stats[`${name}Ms`] / 1000);
  return BigInt(seconds) * 1000000000n + BigInt(stats[kPartial]);
}

/** Defines a property that becomes an own data property when it is first read or written. */
function defineTime(prototype, name, compute) {
  const define = (object, value) => Object.defineProperty(object, name, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
  Object.defineProperty(prototype, name, {
    __proto__: null,
    enumerable: true,
    configurable: true,
    get() {
      const value = compute(this);
      define(this, value);
      return value;
    },
    set(value) {
      define(this, value);
    },
  });
}

/** A time as a Temporal.Instant, where the engine has Temporal. */
function instant(stats, name, kPartial) {
  if (typeof Temporal !== 'object') {
    const { codes: { ERR_METHOD_NOT_IMPLEMENTED } } = require('internal/errors');
    throw new ERR_METHOD_NOT_IMPLEMENTED(`${name}Instant (this engine has no Temporal)`);
  }
  return Temporal.Instant.fromEpochNanoseconds(nanoseconds(stats, name, kPartial));
}

const kTimes = {
  __proto__: null,
  atime: kPartialAtimeNs,
  mtime: kPartialMtimeNs,
  ctime: kPartialCtimeNs,
  birthtime: kPartialBirthtimeNs,
};
for (const { prototype } of [Stats, BigIntStats]) {
  for (const name of Object.keys(kTimes)) {
    defineTime(prototype, name, (stats) => dateFromMs(stats[`${name}Ms`]));
  }
  for (const name of Object.keys(kTimes)) {
    defineTime(prototype, `${name}Instant`, (stats) => instant(stats, name, kTimes[name]));
  }
}

function readBigIntStats(at) {
  const v = integers;
  const ns = (index) => v[index] * 1000000000n + v[index + 1];
  return new BigIntStats(
    v[at], v[at + 1], v[at + 2], v[at + 3], v[at + 4], v[at + 5], v[at + 6], v[at + 7],
    v[at + 8], v[at + 9], ns(at + 10), ns(at + 12), ns(at + 14), ns(at + 16));
}

/**
 * The stat that the binding stored last.
 * @param {boolean} bigint
 * @param {number} [record] 1 for the previous one, of a watcher
 * @returns {Stats|BigIntStats}
 */
function readStats(bigint, record = 0) {
  const at = record * kFields;
  if (bigint) return readBigIntStats(at);
  const v = numbers;
  return new Stats(
    v[at], v[at + 1], v[at + 2], v[at + 3], v[at + 4], v[at + 5], v[at + 6], v[at + 7],
    v[at + 8], v[at + 9], v[at + 10], v[at + 11], v[at + 12], v[at + 13], v[at + 14],
    v[at + 15], v[at + 16], v[at + 17]);
}

class StatFs {
  constructor(type, bsize, frsize, blocks, bfree, bavail, files, ffree) {
    this.type = type;
    this.bsize = bsize;
    this.frsize = frsize;
    this.blocks = blocks;
    this.bfree = bfree;
    this.bavail = bavail;
    this.files = files;
    this.ffree = ffree;
  }
}

/** The statfs that the binding stored last. */
function readStatFs(bigint) {
  const v = bigint ? integers : numbers;
  return new StatFs(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
}

/** What fs.Stats is: it can be called without new, as a function of old could. */
function callableStats(...args) {
  return Reflect.construct(Stats, args, new.target ?? Stats);
}
callableStats.prototype = Stats.prototype;
Object.defineProperty(callableStats, 'length', { __proto__: null, value: Stats.length });

const DeprecatedStats =
  deprecate(callableStats, 'fs.Stats constructor is deprecated.', 'DEP0180');

module.exports = { BigIntStats, DeprecatedStats, StatFs, Stats, readStatFs, readStats };

// SPDX-License-Identifier: MIT
//
// The global `navigator`.
'use strict';

const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');

const kInternal = Symbol('internal');

// As browsers name them.
const platforms = {
  linux: { x64: 'Linux x86_64', arm64: 'Linux aarch64', arm: 'Linux armv7l', ia32: 'Linux i686' },
  darwin: 'MacIntel',
};

class Navigator {
  #language = undefined;

  constructor(token) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  /** How many threads can run at the same time. */
  get hardwareConcurrency() {
    return #language in this ? require('os').availableParallelism() : undefined;
  }

  /** The language of the process, as BCP 47 names it. */
  get language() {
    this.#language ??= Intl.DateTimeFormat().resolvedOptions().locale;
    return this.#language;
  }

  get languages() {
    return Object.freeze([this.language]);
  }

  /** As Node's: programs look for it. */
  get userAgent() {
    const [major] = process.versions.node.split('.');
    return #language in this ? `Node.js/${major}` : undefined;
  }

  get platform() {
    const known = platforms[process.platform];
    if (typeof known === 'string') return known;
    return known?.[process.arch] ?? `${process.platform} ${process.arch}`;
  }
}

for (const name of ['hardwareConcurrency', 'language', 'languages', 'userAgent', 'platform']) {
  Object.defineProperty(Navigator.prototype, name, { __proto__: null, enumerable: true });
}

module.exports = { Navigator, navigator: new Navigator(kInternal) };

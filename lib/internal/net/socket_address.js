// SPDX-License-Identifier: MIT
//
// net.SocketAddress: an IP address and a port.
'use strict';

const { registerCloneHooks } = require('internal/clone/registry');
const {
  codes: { ERR_INVALID_ADDRESS, ERR_INVALID_ARG_VALUE },
} = require('internal/errors');
const { customInspectSymbol, kEmptyObject } = require('internal/util');
const { validateObject, validatePort, validateString, validateUint32 } =
  require('internal/validators');

const { parseAddress } = internalBinding('tcp');

let keyOf; // set by the class, which alone sees its fields

class SocketAddress {
  #address;
  #port;
  #family;
  #flowlabel;
  #key;

  static {
    keyOf = (address) => address.#key;
  }

  /**
   * @param {object} [options] address, port, family ('ipv4' or 'ipv6'), flowlabel
   * @throws ERR_INVALID_ADDRESS, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, ERR_SOCKET_BAD_PORT
   */
  constructor(options = kEmptyObject) {
    validateObject(options, 'options');
    let { family = 'ipv4' } = options;
    if (typeof family?.toLowerCase === 'function') family = family.toLowerCase();
    if (family !== 'ipv4' && family !== 'ipv6') {
      throw new ERR_INVALID_ARG_VALUE('options.family', options.family);
    }
    const isV6 = family === 'ipv6';
    const { address = isV6 ? '::' : '127.0.0.1', port = 0, flowlabel = 0 } = options;
    validateString(address, 'options.address');
    validatePort(port, 'options.port');
    validateUint32(flowlabel, 'options.flowlabel');
    const parsed = parseAddress(address, isV6 ? 6 : 4);
    if (parsed === undefined) throw new ERR_INVALID_ADDRESS();
    [this.#address, this.#key] = parsed;
    this.#port = port | 0;
    this.#family = family;
    this.#flowlabel = isV6 ? flowlabel : 0;
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  /** @returns {boolean} */
  static isSocketAddress(value) {
    return typeof value === 'object' && value !== null && #address in value;
  }

  /**
   * Reads "1.2.3.4:80" or "[::1]:80"; the port may be missing.
   * @param {string} input
   * @returns {SocketAddress|undefined} undefined: it is no such text
   */
  static parse(input) {
    validateString(input, 'input');
    // The host of a URL has the same form.
    const url = URL.parse(`http://${input}`);
    if (url === null) return undefined;
    const { hostname } = url;
    const isV6 = hostname.startsWith('[');
    const options = {
      address: isV6 ? hostname.slice(1, -1) : hostname,
      family: isV6 ? 'ipv6' : 'ipv4',
      port: Number(url.port),
    };
    if (parseAddress(options.address, isV6 ? 6 : 4) === undefined) return undefined;
    return new SocketAddress(options);
  }

  get address() {
    return this.#address;
  }

  get port() {
    return this.#port;
  }

  get family() {
    return this.#family;
  }

  get flowlabel() {
    return this.#flowlabel;
  }

  toJSON() {
    const { address, port, family, flowlabel } = this;
    return { address, port, family, flowlabel };
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return options.stylize('[SocketAddress]', 'special');
    const { inspect } = require('internal/util/inspect');
    return `SocketAddress ${inspect(this.toJSON(), {
      ...options, depth: options.depth == null ? null : options.depth - 1,
    })}`;
  }
}

registerCloneHooks(SocketAddress.prototype, {
  clone: (address) => ({
    data: address.toJSON(), deserialize: 'internal/net/socket_address:fromClone',
  }),
});

/** Makes the copy from the data of a clone. */
function fromClone(data) {
  return new SocketAddress(data);
}

module.exports = { SocketAddress, fromClone, keyOf };

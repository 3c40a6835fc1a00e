// SPDX-License-Identifier: MIT
//
// net.BlockList: addresses, ranges and subnets, and whether an address is in one of them.
// Addresses are compared as 32 hexadecimal digits; an IPv4 address is the IPv6 address that it
// is mapped to.
'use strict';

const { registerCloneHooks } = require('internal/clone/registry');
const { codes: { ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE } } = require('internal/errors');
const { SocketAddress, keyOf } = require('internal/net/socket_address');
const { customInspectSymbol } = require('internal/util');
const { validateArray, validateInt32, validateString } = require('internal/validators');

const { parseAddress } = internalBinding('tcp');

const MAPPED = '00000000000000000000ffff'; // how the keys of IPv4 addresses begin
const BITS_PER_DIGIT = 4;

const PRIVATE_RANGES = Object.freeze([
  '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '::1/128', '169.254.0.0/16',
  'fe80::/10', 'fc00::/7',
]);

const IP = '((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)';
const ADDRESS = new RegExp(`^Address: (IPv[46]) ${IP}$`);
const RANGE = new RegExp(`^Range: (IPv[46]) ${IP}-${IP}$`);
const SUBNET = new RegExp(`^Subnet: (IPv[46]) ${IP}/(\\d+)$`);

function toAddress(value, name, family) {
  if (SocketAddress.isSocketAddress(value)) return value;
  validateString(value, name);
  validateString(family, 'family');
  return new SocketAddress({ address: value, family });
}

function isV4(address) {
  return address.family === 'ipv4';
}

function familyName(address) {
  return isV4(address) ? 'IPv4' : 'IPv6';
}

// ---- Rules -------------------------------------------------------------------------------

class AddressRule {
  constructor(address) {
    this.key = keyOf(address);
    this.text = `Address: ${familyName(address)} ${address.address}`;
  }
}

class RangeRule {
  constructor(start, end) {
    this.start = keyOf(start);
    this.end = keyOf(end);
    // An IPv4 address is within IPv4 bounds only.
    this.takesV4 = this.start.startsWith(MAPPED) && this.end.startsWith(MAPPED);
    this.text = `Range: ${familyName(start)} ${start.address}-${end.address}`;
  }

  matches(key, ofV4) {
    return (!ofV4 || this.takesV4) && key >= this.start && key <= this.end;
  }
}

class SubnetRule {
  constructor(network, prefix) {
    const bits = isV4(network) ? prefix + 96 : prefix;
    const key = keyOf(network);
    const rest = bits % BITS_PER_DIGIT;
    this.digits = (bits - rest) / BITS_PER_DIGIT; // that must be the same
    this.begin = key.slice(0, this.digits);
    this.shift = BITS_PER_DIGIT - rest; // of the digit after them, if only some bits count
    this.next = rest === 0 ? -1 : parseInt(key[this.digits], 16) >> this.shift;
    this.text = `Subnet: ${familyName(network)} ${network.address}/${prefix}`;
  }

  matches(key) {
    if (!key.startsWith(this.begin)) return false;
    return this.next === -1 || parseInt(key[this.digits], 16) >> this.shift === this.next;
  }
}

function readPrefix(network, prefix) {
  validateInt32(prefix, 'prefix', 0, isV4(network) ? 32 : 128);
  return prefix;
}

/** "10.0.0.0/8" as [network, prefix]; the family is told by the colon. */
function readCIDR(cidr) {
  validateString(cidr, 'cidr');
  const slash = cidr.lastIndexOf('/');
  if (slash === -1) {
    throw new ERR_INVALID_ARG_VALUE('cidr', cidr,
                                    'must contain a prefix length (e.g. "10.0.0.0/8")');
  }
  const digits = cidr.slice(slash + 1);
  const prefix = Number(digits);
  if (!Number.isInteger(prefix) || String(prefix) !== digits) {
    throw new ERR_INVALID_ARG_VALUE('cidr', cidr, 'prefix length must be a valid integer');
  }
  const address = cidr.slice(0, slash);
  const network = new SocketAddress({ address, family: address.includes(':') ? 'ipv6' : 'ipv4' });
  return [network, readPrefix(network, prefix)];
}

function withoutRule(rules, text) {
  const index = rules.findIndex((rule) => rule.text === text);
  return index === -1 ? rules : rules.toSpliced(index, 1);
}

// What clones share with their original.
class Rules {
  constructor() {
    this.addresses = new Map(); // key -> AddressRule
    this.ranges = []; // the newest first, as the subnets
    this.subnets = [];
  }
}

let rulesOf; // set by the class, which alone sees its fields
let withRules;

class BlockList {
  #rules = new Rules();

  static {
    rulesOf = (list) => list.#rules;
    withRules = (list, rules) => {
      list.#rules = rules;
      return list;
    };
  }

  static PRIVATE_RANGES = PRIVATE_RANGES;

  /** @returns {boolean} */
  static isBlockList(value) {
    return typeof value === 'object' && value !== null && #rules in value;
  }

  /**
   * @param {string|SocketAddress} address
   * @param {'ipv4'|'ipv6'} [family]
   * @throws ERR_INVALID_ADDRESS, ERR_INVALID_ARG_TYPE, ERR_INVALID_ARG_VALUE, as all methods
   */
  addAddress(address, family = 'ipv4') {
    const rule = new AddressRule(toAddress(address, 'address', family));
    this.#rules.addresses.set(rule.key, rule);
  }

  addAddresses(addresses, family = 'ipv4') {
    validateArray(addresses, 'addresses');
    for (const address of addresses) this.addAddress(address, family);
  }

  /** Both ends belong to the range. */
  addRange(start, end, family = 'ipv4') {
    const from = toAddress(start, 'start', family);
    const to = toAddress(end, 'end', family);
    if (isV4(from) === isV4(to) && keyOf(from) > keyOf(to)) {
      throw new ERR_INVALID_ARG_VALUE('start', from, 'must come before end');
    }
    this.#rules.ranges.unshift(new RangeRule(from, to));
  }

  /** @param {number} prefix how many bits are the network's */
  addSubnet(network, prefix, family = 'ipv4') {
    const address = toAddress(network, 'network', family);
    this.#rules.subnets.unshift(new SubnetRule(address, readPrefix(address, prefix)));
  }

  /** @param {string} cidr such as "10.0.0.0/8" */
  addCIDR(cidr) {
    this.#rules.subnets.unshift(new SubnetRule(...readCIDR(cidr)));
  }

  addCIDRs(cidrs) {
    validateArray(cidrs, 'cidrs');
    for (const cidr of cidrs) this.addCIDR(cidr);
  }

  removeAddress(address, family = 'ipv4') {
    this.#rules.addresses.delete(keyOf(toAddress(address, 'address', family)));
  }

  removeRange(start, end, family = 'ipv4') {
    const rule = new RangeRule(toAddress(start, 'start', family), toAddress(end, 'end', family));
    this.#rules.ranges = withoutRule(this.#rules.ranges, rule.text);
  }

  removeSubnet(network, prefix, family = 'ipv4') {
    const address = toAddress(network, 'network', family);
    const { text } = new SubnetRule(address, readPrefix(address, prefix));
    this.#rules.subnets = withoutRule(this.#rules.subnets, text);
  }

  removeCIDR(cidr) {
    this.#rules.subnets = withoutRule(this.#rules.subnets, new SubnetRule(...readCIDR(cidr)).text);
  }

  clear() {
    this.#rules.addresses.clear();
    this.#rules.ranges = [];
    this.#rules.subnets = [];
  }

  /**
   * @param {string|SocketAddress} address
   * @param {'ipv4'|'ipv6'} [family]
   * @returns {boolean} false also for what is no address
   */
  check(address, family = 'ipv4') {
    let key;
    let ofV4;
    if (SocketAddress.isSocketAddress(address)) {
      key = keyOf(address);
      ofV4 = isV4(address);
    } else {
      validateString(address, 'address');
      validateString(family, 'family');
      ofV4 = family.toLowerCase() === 'ipv4';
      key = parseAddress(address, ofV4 ? 4 : 6)?.[1];
      if (key === undefined) return false;
    }
    const { addresses, ranges, subnets } = this.#rules;
    return addresses.has(key) || subnets.some((rule) => rule.matches(key)) ||
      ranges.some((rule) => rule.matches(key, ofV4));
  }

  /** @returns {string[]} such as "Address: IPv4 1.2.3.4" */
  get rules() {
    const { addresses, ranges, subnets } = this.#rules;
    return [...[...addresses.values()].reverse(), ...subnets, ...ranges].map(({ text }) => text);
  }

  /** @returns {number} how many rules there are */
  get size() {
    const { addresses, ranges, subnets } = this.#rules;
    return addresses.size + ranges.length + subnets.length;
  }

  toJSON() {
    return this.rules;
  }

  /**
   * Adds rules in the form of `rules`; what has another form is left out.
   * @param {string|string[]} data also as the text of JSON
   */
  fromJSON(data) {
    const rules = typeof data === 'string' ? JSON.parse(data) : data;
    if (!Array.isArray(rules) || !rules.every((rule) => typeof rule === 'string')) {
      throw new ERR_INVALID_ARG_TYPE('data', ['string', 'string[]'], rules);
    }
    for (const rule of rules) addRule(this, rule);
  }

  [customInspectSymbol](depth, options) {
    if (depth < 0) return options.stylize('[BlockList]', 'special');
    const { inspect } = require('internal/util/inspect');
    return `BlockList ${inspect({ rules: this.rules }, {
      ...options, depth: options.depth == null ? null : options.depth - 1,
    })}`;
  }
}

function addRule(list, text) {
  let match;
  if ((match = ADDRESS.exec(text)) !== null) list.addAddress(match[2], match[1]);
  else if ((match = RANGE.exec(text)) !== null) list.addRange(match[2], match[3], match[1]);
  else if ((match = SUBNET.exec(text)) !== null) {
    list.addSubnet(match[2], Number(match[3]), match[1]);
  }
}

// A clone in the same thread has the same rules.
const shared = new Map();
let lastId = 0;

registerCloneHooks(BlockList.prototype, {
  clone: (list) => {
    shared.set(++lastId, rulesOf(list));
    return { data: lastId, deserialize: 'internal/net/block_list:fromClone' };
  },
});

/** Makes the copy from the data of a clone. */
function fromClone(id) {
  const rules = shared.get(id);
  shared.delete(id);
  return withRules(new BlockList(), rules);
}

module.exports = { BlockList, fromClone };

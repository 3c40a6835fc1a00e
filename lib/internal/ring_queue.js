// SPDX-License-Identifier: MIT
//
// A first-in first-out queue in a ring whose size is a power of two and doubles when full.
'use strict';

module.exports = class RingQueue {
  constructor() {
    this.items = new Array(64).fill(undefined);
    this.mask = 63;
    this.head = 0;
    this.length = 0;
  }

  push(item) {
    if (this.length > this.mask) this.grow();
    this.items[(this.head + this.length) & this.mask] = item;
    this.length++;
  }

  /** @returns {*} the oldest item, or undefined */
  shift() {
    if (this.length === 0) return undefined;
    const head = this.head;
    const item = this.items[head];
    this.items[head] = undefined;
    this.head = (head + 1) & this.mask;
    this.length--;
    return item;
  }

  grow() {
    const { items, mask, head, length } = this;
    const larger = new Array((mask + 1) * 2).fill(undefined);
    for (let i = 0; i < length; i++) larger[i] = items[(head + i) & mask];
    this.items = larger;
    this.mask = larger.length - 1;
    this.head = 0;
  }
};

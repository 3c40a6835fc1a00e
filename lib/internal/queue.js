// SPDX-License-Identifier: MIT
//
// A first-in first-out queue in a ring of power-of-two size: push and shift cost no allocation
// once the ring has grown to the working set.
'use strict';

class Queue {
  constructor() {
    this.ring = [undefined, undefined, undefined, undefined];
    this.head = 0;
    this.length = 0;
  }

  push(item) {
    if (this.length === this.ring.length) this.grow();
    this.ring[(this.head + this.length) & (this.ring.length - 1)] = item;
    this.length++;
  }

  /** Removes and returns the oldest item, or undefined. */
  shift() {
    if (this.length === 0) return undefined;
    const item = this.ring[this.head];
    this.ring[this.head] = undefined;
    this.head = (this.head + 1) & (this.ring.length - 1);
    this.length--;
    return item;
  }

  /** The oldest item, or undefined. */
  peek() {
    return this.length === 0 ? undefined : this.ring[this.head];
  }

  isEmpty() {
    return this.length === 0;
  }

  clear() {
    this.ring = [undefined, undefined, undefined, undefined];
    this.head = 0;
    this.length = 0;
  }

  grow() {
    const { ring, head } = this;
    const size = ring.length;
    for (let i = 0; i < head; i++) ring.push(ring[i]);
    for (let i = 0; i < head; i++) ring[i] = undefined;
    while (ring.length < size * 2) ring.push(undefined);
  }
}

module.exports = { Queue };

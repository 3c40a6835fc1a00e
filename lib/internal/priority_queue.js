// SPDX-License-Identifier: MIT
//
// A binary heap of objects ordered by their numeric `expiry`; each knows its place in `heapIndex`,
// so that an item whose expiry changed is moved, or removed, in logarithmic time.
'use strict';

module.exports = class PriorityQueue {
  constructor() {
    this.heap = [];
  }

  peek() {
    return this.heap[0];
  }

  insert(item) {
    this.heap.push(item);
    this.siftUp(item, this.heap.length - 1);
  }

  /** Puts an item in place after its expiry grew. */
  delay(item) {
    this.siftDown(item, item.heapIndex);
  }

  remove(item) {
    const { heap } = this;
    const last = heap.pop();
    if (last === item) return;
    const index = item.heapIndex;
    this.siftDown(last, index);
    if (last.heapIndex === index) this.siftUp(last, index);
  }

  siftUp(item, index) {
    const { heap } = this;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent.expiry <= item.expiry) break;
      heap[index] = parent;
      parent.heapIndex = index;
      index = parentIndex;
    }
    heap[index] = item;
    item.heapIndex = index;
  }

  siftDown(item, index) {
    const { heap } = this;
    const half = heap.length >> 1;
    while (index < half) {
      let childIndex = index * 2 + 1;
      if (childIndex + 1 < heap.length &&
          heap[childIndex + 1].expiry < heap[childIndex].expiry) childIndex++;
      const child = heap[childIndex];
      if (child.expiry >= item.expiry) break;
      heap[index] = child;
      child.heapIndex = index;
      index = childIndex;
    }
    heap[index] = item;
    item.heapIndex = index;
  }
};

// SPDX-License-Identifier: MIT
//
// Exponentially weighted averages of what a histogram records.
'use strict';

class MovingAverage {
  /**
   * @param {number} halfLife samples until a sample counts half
   * @param {number|undefined} threshold what is above counts as an error
   */
  constructor(halfLife, threshold) {
    this.weight = 1 - 2 ** (-1 / halfLife);
    this.threshold = threshold;
    this.reset();
  }

  reset() {
    this.isEmpty = true;
    this.mean = 0;
    this.variance = 0;
    this.errorRate = 0;
  }

  add(value) {
    const isError = this.threshold !== undefined && value > this.threshold ? 1 : 0;
    if (this.isEmpty) {
      this.isEmpty = false;
      this.mean = value;
      this.errorRate = isError;
      return;
    }
    const { weight } = this;
    const difference = value - this.mean;
    this.mean += weight * difference;
    this.variance = (1 - weight) * (this.variance + weight * difference ** 2);
    this.errorRate += weight * (isError - this.errorRate);
  }
}

module.exports = { MovingAverage };

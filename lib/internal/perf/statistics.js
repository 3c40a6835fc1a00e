// SPDX-License-Identifier: MIT
//
// Statistics on the slots of histograms: { value, highest, count } in order of value, where
// value is the middle of the slot.
'use strict';

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

function logGamma(x) {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  x -= 1;
  let sum = 0.9999999999998099;
  LANCZOS.forEach((coefficient, i) => { sum += coefficient / (x + i + 1); });
  const t = x + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

// The continued fraction of the incomplete beta function, by Lentz's method.
function betaFraction(x, a, b) {
  const tiny = 1e-300;
  const guard = (value) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - (a + b) * x / (a + 1));
  let result = d;
  for (let m = 1; m <= 300; m++) {
    const steps = [
      m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
      -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
    ];
    let factor = 1;
    for (const step of steps) {
      d = 1 / guard(1 + step * d);
      c = guard(1 + step / c);
      factor = d * c;
      result *= factor;
    }
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return result;
}

function incompleteBeta(x, a, b) {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) +
    a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ?
    front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b;
}

/** The probability that |T| exceeds |t|, for Student's distribution. */
function studentTwoSided(t, freedom) {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** erfc by the incomplete gamma function: a series for small x, a continued fraction for large. */
function erfc(x) {
  const square = x * x;
  if (x < 2) {
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= -square / n;
      sum += term / (2 * n + 1);
    }
    return 1 - 2 / Math.sqrt(Math.PI) * sum;
  }
  let fraction = 0;
  for (let n = 60; n > 0; n--) fraction = n / 2 / (x + fraction);
  return Math.exp(-square) / Math.sqrt(Math.PI) / (x + fraction);
}

/** The probability that a normal variable is further from 0 than z. */
function normalTwoSided(z) {
  return erfc(Math.abs(z) / Math.SQRT2);
}

// The value that a two-sided probability belongs to: these fall as the value grows.
function invert(twoSided, probability) {
  let low = 0;
  let high = 1;
  while (twoSided(high) > probability && high < 1e10) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-15 * high; i++) {
    const middle = (low + high) / 2;
    if (twoSided(middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const studentQuantile = (confidence, freedom) =>
  invert((t) => studentTwoSided(t, freedom), 1 - confidence);
const normalQuantile = (confidence) => invert(normalTwoSided, 1 - confidence);

/** Number, mean and sample variance. */
function describe(slots) {
  let count = 0;
  let sum = 0;
  for (const slot of slots) {
    count += slot.count;
    sum += slot.value * slot.count;
  }
  const mean = sum / count;
  let squares = 0;
  for (const slot of slots) squares += (slot.value - mean) ** 2 * slot.count;
  return { count, mean, variance: count > 1 ? squares / (count - 1) : NaN };
}

/** The confidence interval of the mean. */
function meanInterval(slots, confidence) {
  const { count, mean, variance } = describe(slots);
  const half = count > 1 ?
    studentQuantile(confidence, count - 1) * Math.sqrt(variance / count) : NaN;
  return { __proto__: null, mean, lower: mean - half, upper: mean + half };
}

/** The confidence interval of a percentile, by the order statistics around it. */
function percentileInterval(slots, value, percentile, confidence) {
  const { count } = describe(slots);
  if (count === 0) return { __proto__: null, value: 0, lower: 0, upper: 0 };
  const share = percentile / 100;
  const half = normalQuantile(confidence) * Math.sqrt(count * share * (1 - share));
  const atRank = (rank) => {
    let seen = 0;
    const wanted = Math.min(count, Math.max(1, rank));
    return slots.find((slot) => (seen += slot.count) >= wanted).highest;
  };
  return {
    __proto__: null,
    value,
    lower: atRank(Math.floor(count * share - half)),
    upper: atRank(Math.ceil(count * share + half) + 1),
  };
}

/** Welch's t-test of the difference of means. */
function welchTest(a, b, confidence) {
  const [first, second] = [describe(a), describe(b)];
  const [errorA, errorB] = [first.variance / first.count, second.variance / second.count];
  const squared = errorA + errorB;
  if (!(squared > 0)) {
    return {
      __proto__: null, tStatistic: 0, degreesOfFreedom: 0, pValue: 1,
      confidenceInterval: { __proto__: null, lower: 0, upper: 0 },
    };
  }
  const difference = first.mean - second.mean;
  const error = Math.sqrt(squared);
  const freedom = squared ** 2 /
    (errorA ** 2 / (first.count - 1) + errorB ** 2 / (second.count - 1));
  const half = studentQuantile(confidence, freedom) * error;
  return {
    __proto__: null,
    tStatistic: difference / error,
    degreesOfFreedom: freedom,
    pValue: studentTwoSided(difference / error, freedom),
    confidenceInterval: { __proto__: null, lower: difference - half, upper: difference + half },
  };
}

/** Cohen's d: the difference of means in pooled standard deviations. */
function cohensD(a, b) {
  const [first, second] = [describe(a), describe(b)];
  const pooled = ((first.count - 1) * first.variance + (second.count - 1) * second.variance) /
    (first.count + second.count - 2);
  return pooled > 0 ? (first.mean - second.mean) / Math.sqrt(pooled) : 0;
}

// Calls visit(count of a, count of b) for each value of either, in order.
function mergeValues(a, b, visit) {
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const value = Math.min(a[i]?.value ?? Infinity, b[j]?.value ?? Infinity);
    const inA = a[i]?.value === value ? a[i++].count : 0;
    const inB = b[j]?.value === value ? b[j++].count : 0;
    visit(inA, inB);
  }
}

/** The Mann-Whitney U test, with the normal approximation corrected for ties. */
function mannWhitneyTest(a, b) {
  const [sizeA, sizeB] = [describe(a).count, describe(b).count];
  if (sizeA === 0 || sizeB === 0) {
    return { __proto__: null, uStatistic: 0, zScore: 0, pValue: 1 };
  }
  let below = 0;
  let u = 0;
  let ties = 0;
  mergeValues(a, b, (inA, inB) => {
    u += inA * (below + inB / 2);
    below += inB;
    ties += (inA + inB) ** 3 - (inA + inB);
  });
  const all = sizeA + sizeB;
  const variance = sizeA * sizeB / 12 * (all + 1 - ties / (all * (all - 1)));
  const zScore = variance > 0 ? (u - sizeA * sizeB / 2) / Math.sqrt(variance) : 0;
  return { __proto__: null, uStatistic: u, zScore, pValue: normalTwoSided(zScore) };
}

/** Cliff's delta: how much likelier a sample of a is the larger one than the smaller one. */
function cliffsD(a, b) {
  const pairs = describe(a).count * describe(b).count;
  return pairs === 0 ? 0 : 2 * mannWhitneyTest(a, b).uStatistic / pairs - 1;
}

/** The Kolmogorov-Smirnov statistic: the largest distance of the distribution functions. */
function ksTest(a, b) {
  const [sizeA, sizeB] = [describe(a).count, describe(b).count];
  if (sizeA === 0 || sizeB === 0) return 0;
  let seenA = 0;
  let seenB = 0;
  let largest = 0;
  mergeValues(a, b, (inA, inB) => {
    seenA += inA;
    seenB += inB;
    largest = Math.max(largest, Math.abs(seenA / sizeA - seenB / sizeB));
  });
  return largest;
}

module.exports = {
  meanInterval, percentileInterval, welchTest, cohensD, mannWhitneyTest, cliffsD, ksTest,
};

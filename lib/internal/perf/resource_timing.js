// SPDX-License-Identifier: MIT
//
// PerformanceResourceTiming: what fetch() reports of a request
// (https://www.w3.org/TR/resource-timing-2/).
'use strict';

const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
const { PerformanceEntry, kInternal, makeEnumerable, tag } = require('internal/perf/entries');

class PerformanceResourceTiming extends PerformanceEntry {
  #info;

  constructor(token, requestedUrl, info) {
    if (token !== kInternal) throw new ERR_ILLEGAL_CONSTRUCTOR();
    super(token, requestedUrl, 'resource', info.timing.startTime,
          (info.timing.endTime ?? 0) - info.timing.startTime);
    this.#info = info;
  }

  static {
    Object.defineProperty(this, 'length', { value: 0 });
  }

  #time(name) {
    return this.#info.timing[name] ?? 0;
  }

  #connection(name) {
    return this.#info.timing.finalConnectionTimingInfo?.[name];
  }

  get initiatorType() {
    return this.#info.initiatorType;
  }

  get workerStart() {
    return this.#time('finalServiceWorkerStartTime');
  }

  get redirectStart() {
    return this.#time('redirectStartTime');
  }

  get redirectEnd() {
    return this.#time('redirectEndTime');
  }

  get fetchStart() {
    return this.#time('postRedirectStartTime');
  }

  get domainLookupStart() {
    return this.#connection('domainLookupStartTime');
  }

  get domainLookupEnd() {
    return this.#connection('domainLookupEndTime');
  }

  get connectStart() {
    return this.#connection('connectionStartTime');
  }

  get connectEnd() {
    return this.#connection('connectionEndTime');
  }

  get secureConnectionStart() {
    return this.#connection('secureConnectionStartTime');
  }

  get nextHopProtocol() {
    return this.#connection('ALPNNegotiatedProtocol');
  }

  get requestStart() {
    return this.#time('finalNetworkRequestStartTime');
  }

  get finalResponseHeadersStart() {
    return this.#time('finalNetworkResponseStartTime');
  }

  get firstInterimResponseStart() {
    return this.#time('firstInterimNetworkResponseStartTime');
  }

  get responseStart() {
    return this.#time('finalNetworkResponseStartTime');
  }

  get responseEnd() {
    return this.#time('endTime');
  }

  get encodedBodySize() {
    return this.#info.timing.encodedBodySize;
  }

  get decodedBodySize() {
    return this.#info.timing.decodedBodySize;
  }

  get transferSize() {
    if (this.#info.cacheMode === 'local') return 0;
    if (this.#info.cacheMode === 'validated') return 300;
    return this.encodedBodySize + 300;
  }

  get deliveryType() {
    return this.#info.deliveryType;
  }

  get responseStatus() {
    return this.#info.responseStatus;
  }

  get renderBlockingStatus() {
    return 'non-blocking';
  }

  get contentType() {
    return this.#info.bodyInfo?.contentType ?? '';
  }

  get contentEncoding() {
    return this.#info.bodyInfo?.contentEncoding ?? '';
  }

  toJSON() {
    const json = { name: this.name, entryType: this.entryType, startTime: this.startTime,
                   duration: this.duration };
    for (const name of jsonFields) json[name] = this[name];
    return json;
  }
}

const jsonFields = [
  'initiatorType', 'nextHopProtocol', 'workerStart', 'redirectStart', 'redirectEnd', 'fetchStart',
  'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'secureConnectionStart',
  'requestStart', 'responseStart', 'responseEnd', 'transferSize', 'encodedBodySize',
  'decodedBodySize', 'deliveryType', 'responseStatus',
];

makeEnumerable(PerformanceResourceTiming.prototype, [
  ...jsonFields, 'finalResponseHeadersStart', 'firstInterimResponseStart', 'renderBlockingStatus',
  'contentType', 'contentEncoding', 'toJSON',
]);
tag(PerformanceResourceTiming.prototype, 'PerformanceResourceTiming');

/**
 * performance.markResourceTiming, which fetch() calls.
 * @returns {PerformanceResourceTiming}
 */
function markResourceTiming(timing, requestedUrl, initiatorType, global, cacheMode, bodyInfo,
                            responseStatus, deliveryType = '') {
  const entry = new PerformanceResourceTiming(kInternal, requestedUrl, {
    timing, initiatorType, cacheMode, bodyInfo, responseStatus, deliveryType,
  });
  require('internal/perf/timeline').addResource(entry);
  return entry;
}

module.exports = { PerformanceResourceTiming, markResourceTiming };

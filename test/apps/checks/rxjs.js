// SPDX-License-Identifier: MIT
'use strict';

const { of, from, interval, Subject, merge, timer, throwError, lastValueFrom, fromEvent, concat } = require('rxjs');
const { map, filter, take, mergeMap, debounceTime, catchError, retry, toArray, scan, bufferCount, switchMap, share, timeout } = require('rxjs/operators');
const { EventEmitter } = require('events');

(async() => {
  console.log(await lastValueFrom(from([1, 2, 3, 4]).pipe(filter((n) => n % 2 === 0), map((n) => n * 10), toArray())));
  console.log(await lastValueFrom(interval(2).pipe(take(4), scan((a, b) => a + b, 0), bufferCount(2), toArray())));
  console.log(await lastValueFrom(merge(timer(12).pipe(map(() => 'late')), of('early')).pipe(toArray())));
  let tries = 0;
  console.log(await lastValueFrom(of(1).pipe(mergeMap(() => ++tries < 3 ? throwError(() => new Error('again')) : of(tries)), retry(5))));
  console.log(await lastValueFrom(throwError(() => new TypeError('bad')).pipe(catchError((error) => of(error.message)))));
  await lastValueFrom(timer(1000).pipe(timeout(5))).catch((error) => console.log(error.name, error.message));
  const subject = new Subject();
  const seen = [];
  subject.pipe(debounceTime(5), switchMap(async(n) => n * 2), share()).subscribe({ next: (n) => seen.push(n), complete: () => console.log('complete', seen) });
  subject.next(1);
  subject.next(2);
  await new Promise((resolve) => setTimeout(resolve, 30));
  subject.complete();
  const emitter = new EventEmitter();
  const subscription = fromEvent(emitter, 'x').subscribe((x) => console.log('event', x));
  emitter.emit('x', 1);
  subscription.unsubscribe();
  emitter.emit('x', 2);
  console.log(emitter.listenerCount('x'), await lastValueFrom(concat(of('a'), Promise.resolve('b')).pipe(toArray())));
})();

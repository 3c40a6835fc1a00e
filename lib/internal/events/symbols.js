// SPDX-License-Identifier: MIT
//
// The symbols with which emitters and event targets find each other's state without a circle of
// requires between them.
'use strict';

module.exports = {
  // On an error that nobody listened to: the emitter, and the stack of the emit() call.
  kEmittedAt: Symbol('events.emittedAt'),
  kErrorMonitor: Symbol('events.errorMonitor'),
  kRejection: Symbol.for('nodejs.rejection'),
  kWatermarkData: Symbol.for('nodejs.watermarkData'),
  // Option of events.on(): yield the first argument of an event instead of an array of all.
  kFirstEventParam: Symbol.for('nodejs.kFirstEventParam'),
  kMaxEventTargetListeners: Symbol('events.maxEventTargetListeners'),
  kMaxEventTargetListenersWarned: Symbol('events.maxEventTargetListenersWarned'),
  // Set on an EventTarget: marks it for code that may not load internal/event_target.
  kIsEventTarget: Symbol.for('nodejs.event_target'),
};

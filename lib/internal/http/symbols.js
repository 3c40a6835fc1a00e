// SPDX-License-Identifier: MIT
//
// Names that the files of this folder share.
//
// kTransport of an outgoing message is what it writes to: null until it is its turn on the
// connection, then the socket (any Duplex) or something with the same write, cork, uncork, destroy,
// destroyed, writable, writableLength, writableNeedDrain, writableHighWaterMark, and with
//
//   kAsSocket              a getter: the socket that stands for it, made when somebody asks
//   respond(response, head, body, encoding, callback)
//                          the whole response in one call; a socket has none, and gets a write
//
// kSource of an incoming message is where its header fields are until somebody asks for them: the
// text that the parser collected, or an object with rawHeaders().
'use strict';

module.exports = {
  kAsSocket: Symbol('kAsSocket'),
  kConnection: Symbol('kConnection'),
  kEnded: Symbol('kEnded'),
  kHeaders: Symbol('kHeaders'),
  kHighWaterMark: Symbol('kHighWaterMark'),
  kIncomingMessage: Symbol('IncomingMessage'),
  kLatin1: Symbol('kLatin1'), // of an outgoing message: the head is not ASCII
  kNeedDrain: Symbol('kNeedDrain'),
  kOnFinish: Symbol('kOnFinish'),
  kOptimizeEmptyRequests: Symbol('OptimizeEmptyRequestsOption'),
  kOutHeaders: Symbol('kOutHeaders'),
  kProxy: Symbol('kProxy'), // of an agent: the proxy of its requests, or null
  kServerResponse: Symbol('ServerResponse'),
  kSkipPendingData: Symbol('SkipPendingData'),
  kSocket: Symbol('kSocket'),
  kSource: Symbol('kSource'),
  kTransport: Symbol('kTransport'),
  kUniqueHeaders: Symbol('kUniqueHeaders'),
  kWatchTimeout: Symbol('kWatchTimeout'),
};

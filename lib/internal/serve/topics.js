// SPDX-License-Identifier: MIT
//
// The WebSockets of a server: who has subscribed to what, and who has been silent for how long.
'use strict';

const { validateString } = require('internal/validators');

class Topics {
  constructor(front) {
    this.front = front;
    this.sockets = new Set();
    this.subscribers = new Map(); // topic -> Set of sockets
    this.timer = null;
  }

  // ---- Sockets

  add(socket) {
    this.sockets.add(socket);
    if (this.timer !== null) return;
    const idle = this.front.options.websocket?.idleTimeout ?? 0;
    const seconds = idle > 0 ? Math.min(Math.max(idle / 4, 0.1), 10) : 10;
    this.timer = setTimeout(() => {
      const now = Date.now();
      for (const each of this.sockets) each.expire(now);
      this.timer?.refresh();
    }, seconds * 1000).unref();
  }

  remove(socket) {
    this.sockets.delete(socket);
    for (const topic of socket.topics) this.unsubscribe(socket, topic);
    if (this.sockets.size > 0) return;
    clearTimeout(this.timer);
    this.timer = null;
  }

  endAll() {
    for (const socket of this.sockets) socket.end();
  }

  // ---- Topics

  subscribe(socket, topic) {
    validateString(topic, 'topic');
    const known = this.subscribers.get(topic);
    if (known === undefined) this.subscribers.set(topic, new Set([socket]));
    else known.add(socket);
    socket.topics.add(topic);
  }

  unsubscribe(socket, topic) {
    validateString(topic, 'topic');
    const known = this.subscribers.get(topic);
    socket.topics.delete(topic);
    if (known?.delete(socket) && known.size === 0) this.subscribers.delete(topic);
  }

  count(topic) {
    validateString(topic, 'topic');
    return this.subscribers.get(topic)?.size ?? 0;
  }

  /** @returns {number} bytes of the message, 0 if nobody gets it */
  publish(topic, message, compress, except) {
    validateString(topic, 'topic');
    const { OutgoingMessage } = require('internal/serve/socket');
    const outgoing = new OutgoingMessage(message, compress);
    let count = 0;
    for (const socket of this.subscribers.get(topic) ?? []) {
      if (socket === except) continue;
      socket.send(outgoing);
      count++;
    }
    return count === 0 ? 0 : outgoing.length;
  }
}

/** The topics of a server, made when it has its first WebSocket. */
function topicsOf(front) {
  return front.topics ??= new Topics(front);
}

module.exports = { topicsOf };

// SPDX-License-Identifier: MIT
//
// A steady load: steady PORT CONNECTIONS RATE SECONDS PATH sends RATE requests per second over that many
// keep-alive connections and prints the p99 latency in microseconds. A request's time counts from when it was
// due, not from when it was sent, so that a server that stalls cannot hide the requests it held back. A
// response is complete when as many bytes have arrived as in the first one.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct connection {
  int fd;
  size_t received;
  int64_t due; // of the request under way, 0: none
};

static int64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int open_connection(int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int on = 1, fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to)) fail("connect");
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

static int compare(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  int port = atoi(argv[1]), count = atoi(argv[2]);
  double rate = atof(argv[3]), seconds = atof(argv[4]);
  char request[512], bytes[65536];
  int len = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", argv[5]);
  struct connection *all = calloc((size_t)count, sizeof *all), **idle = calloc((size_t)count, sizeof *idle);
  int poll = epoll_create1(0), idle_count = 0;
  size_t response = 0;
  for (int i = 0; i < count; i++) {
    all[i].fd = open_connection(port);
    idle[idle_count++] = &all[i];
    if (i == 0) { // how long a response is
      if (write(all[i].fd, request, (size_t)len) != len) fail("write");
      ssize_t n = read(all[i].fd, bytes, sizeof bytes);
      if (n < 12 || memcmp(bytes + 9, "200", 3) != 0) fail("no answer");
      response = (size_t)n;
    }
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
    epoll_ctl(poll, EPOLL_CTL_ADD, all[i].fd, &event);
  }
  size_t total = (size_t)(rate * seconds), sent = 0, done = 0;
  int64_t *latency = calloc(total + 1, sizeof *latency), start = now_ns();
  double interval = 1e9 / rate;
  while (done < total) {
    int64_t now = now_ns();
    while (sent < total && idle_count > 0 && start + (int64_t)((double)sent * interval) <= now) {
      struct connection *c = idle[--idle_count];
      c->due = start + (int64_t)((double)sent * interval);
      c->received = 0;
      if (write(c->fd, request, (size_t)len) != len) fail("write");
      sent++;
    }
    struct epoll_event events[64];
    int n = epoll_wait(poll, events, 64, 0);
    for (int i = 0; i < n; i++) {
      struct connection *c = events[i].data.ptr;
      ssize_t got = read(c->fd, bytes, sizeof bytes);
      if (got <= 0) fail("read");
      c->received += (size_t)got;
      if (c->received < response) continue;
      latency[done++] = now_ns() - c->due;
      idle[idle_count++] = c;
    }
  }
  qsort(latency, done, sizeof *latency, compare);
  printf("%.1f\n", (double)latency[done * 99 / 100] / 1000);
  return 0;
}

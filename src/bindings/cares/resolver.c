// SPDX-License-Identifier: MIT
//
// c-ares on the environment's loop: a uv_poll for each of its sockets, one timer for all its timeouts.
//
// JavaScript never runs inside a call of c-ares: what ends there is queued, and told when the call has
// returned. The timer exists while a query is under way and keeps the resolver's object alive; an idle
// resolver has neither handles nor sockets, so that a finalizer may free it.
//
// The library doubles the timeout from round to round and knows no limit (its later versions do). A
// second channel has the limit as its timeout and one round: when the first channel, which has the rounds
// below the limit, gives up, the query goes round after round to the second.
//
// At teardown the timer's end destroys the channels, which ends their queries.
#include "bindings/cares/resolver.h"

#include <arpa/nameser.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <netdb.h>

#include "loop/handle.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

enum { DOUBLING, LIMITED, CHANNELS };

struct channel {
  struct dns_resolver *resolver;
  ares_channel ares; // NULL: there is none
};

struct dns_resolver {
  struct env *env;
  struct channel channel[CHANNELS];
  int limited_rounds;
  dns_resolver_on_finished *on_finished;
  struct timer *timer; // NULL while idle
  struct list sockets;
  struct list finished; // queries
  size_t pending;       // queries, the finished ones too
  bool orphaned;        // its object is gone: the timer's end frees it
};

struct timer {
  struct handle handle;
  uv_timer_t uv;
  struct dns_resolver *resolver;
};

struct poll {
  struct handle handle;
  uv_poll_t uv;
  struct list link;
  struct channel *channel;
  ares_socket_t fd;
};

static void progress(struct dns_resolver *resolver);

// ---- Sockets -----------------------------------------------------------------------------

static void free_poll(struct handle *handle) {
  struct poll *poll = (struct poll *)handle;
  list_remove(&poll->link);
  free(poll);
}

static void on_ready(uv_poll_t *uv, int status, int events) {
  struct poll *poll = uv->data;
  struct channel *channel = poll->channel;
  bool readable = status < 0 || (events & UV_READABLE);
  bool writable = status < 0 || (events & UV_WRITABLE);
  ares_process_fd(channel->ares, readable ? poll->fd : ARES_SOCKET_BAD,
                  writable ? poll->fd : ARES_SOCKET_BAD);
  progress(channel->resolver);
}

static struct poll *find_poll(struct dns_resolver *resolver, ares_socket_t fd) {
  for (struct list *link = resolver->sockets.next; link != &resolver->sockets;
       link = link->next) {
    struct poll *poll = LIST_ENTRY(link, struct poll, link);
    if (poll->fd == fd) return poll;
  }
  return NULL;
}

static struct poll *open_poll(struct channel *channel, ares_socket_t fd) {
  struct env *env = channel->resolver->env;
  struct poll *poll = mem_zalloc(sizeof *poll);
  poll->channel = channel;
  poll->fd = fd;
  if (uv_poll_init_socket(&env->uv, &poll->uv, fd)) { // the query will time out
    free(poll);
    return NULL;
  }
  handle_open(&poll->handle, env, (uv_handle_t *)&poll->uv, NULL, free_poll);
  list_append(&channel->resolver->sockets, &poll->link);
  return poll;
}

// c-ares: what it waits for on a socket; neither before it closes it.
static void on_socket_state(void *arg, ares_socket_t fd, int readable, int writable) {
  struct channel *channel = arg;
  struct poll *poll = find_poll(channel->resolver, fd);
  if (!readable && !writable) {
    if (!poll) return;
    list_remove(&poll->link);
    handle_close(&poll->handle);
    return;
  }
  if (!poll) poll = open_poll(channel, fd);
  int events = (readable ? UV_READABLE : 0) | (writable ? UV_WRITABLE : 0);
  if (poll && !poll->handle.closing) uv_poll_start(&poll->uv, events, on_ready);
}

// ---- Timeouts ----------------------------------------------------------------------------

static void destroy_channels(struct dns_resolver *resolver) {
  for (int i = 0; i < CHANNELS; i++) {
    ares_channel ares = resolver->channel[i].ares;
    resolver->channel[i].ares = NULL;
    if (ares) ares_destroy(ares);
  }
}

static void tell_finished(struct dns_resolver *resolver) {
  struct list told;
  list_init(&told);
  while (!list_is_empty(&resolver->finished)) {
    struct list *link = resolver->finished.next;
    list_remove(link);
    list_append(&told, link);
  }
  while (!list_is_empty(&told)) {
    struct dns_query *query = LIST_ENTRY(told.next, struct dns_query, link);
    list_remove(&query->link);
    resolver->pending--;
    resolver->on_finished(query);
  }
}

static void free_timer(struct handle *handle) {
  struct timer *timer = (struct timer *)handle;
  struct dns_resolver *resolver = timer->resolver;
  if (resolver) { // the environment ends in the middle of queries
    destroy_channels(resolver);
    tell_finished(resolver);
    resolver->timer = NULL;
    if (resolver->orphaned) dns_resolver_free(resolver);
  }
  free(timer);
}

static void on_timeout(uv_timer_t *uv) {
  struct timer *timer = uv->data;
  struct dns_resolver *resolver = timer->resolver;
  for (int i = 0; i < CHANNELS; i++)
    if (resolver->channel[i].ares)
      ares_process_fd(resolver->channel[i].ares, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
  progress(resolver);
}

// Milliseconds until the next timeout of c-ares; false if there is none.
static bool next_timeout(const struct dns_resolver *resolver, uint64_t *out) {
  struct timeval next, *max = NULL;
  for (int i = 0; i < CHANNELS; i++) {
    struct timeval one;
    if (!resolver->channel[i].ares) continue;
    struct timeval *found = ares_timeout(resolver->channel[i].ares, max, &one);
    if (!found || found == max) continue;
    next = *found;
    max = &next;
  }
  if (!max) return false;
  *out = (uint64_t)next.tv_sec * 1000 + ((uint64_t)next.tv_usec + 999) / 1000;
  return true;
}

static void schedule(struct dns_resolver *resolver) {
  uint64_t delay = 0;
  if (!resolver->timer || resolver->timer->handle.closing) return;
  if (!list_is_empty(&resolver->finished) || next_timeout(resolver, &delay))
    uv_timer_start(&resolver->timer->uv, on_timeout, delay, 0);
  else
    uv_timer_stop(&resolver->timer->uv);
}

static void close_timer(struct dns_resolver *resolver) {
  struct timer *timer = resolver->timer;
  resolver->timer = NULL;
  timer->resolver = NULL;
  handle_close(&timer->handle);
}

static void open_timer(struct dns_resolver *resolver, js_val object) {
  if (resolver->timer) return;
  struct timer *timer = mem_zalloc(sizeof *timer);
  timer->resolver = resolver;
  CHECK_INT(uv_timer_init(&resolver->env->uv, &timer->uv), ==, 0);
  handle_open(&timer->handle, resolver->env, (uv_handle_t *)&timer->uv, object, free_timer);
  resolver->timer = timer;
}

// After c-ares has worked: tells what ended, and sets the timer for what did not.
static void progress(struct dns_resolver *resolver) {
  tick_enter(resolver->env);
  tell_finished(resolver);
  if (resolver->pending > 0)
    schedule(resolver);
  else if (resolver->timer)
    close_timer(resolver);
}

// ---- Queries -----------------------------------------------------------------------------

static void on_reply(void *arg, int status, int timeouts, unsigned char *reply, int len);
static void on_host(void *arg, int status, int timeouts, struct hostent *host);

static void ask(struct dns_query *query, ares_channel ares) {
  uint8_t address[sizeof(struct in6_addr)];
  if (query->kind == DNS_QUERY_RECORDS) {
    ares_query(ares, query->name.data, ns_c_in, query->type, on_reply, query);
    return;
  }
  bool v4 = ares_inet_pton(AF_INET, query->name.data, address) == 1;
  if (!v4) CHECK_INT(ares_inet_pton(AF_INET6, query->name.data, address), ==, 1);
  ares_gethostbyaddr(ares, address, v4 ? sizeof(struct in_addr) : sizeof(struct in6_addr),
                     v4 ? AF_INET : AF_INET6, on_host, query);
}

// Whether a query that nobody answered goes on.
static bool ask_again(struct dns_query *query, int status) {
  ares_channel ares = query->resolver->channel[LIMITED].ares;
  bool unanswered = status == ARES_ETIMEOUT || status == ARES_ECONNREFUSED;
  if (!ares || !unanswered || query->rounds == 0) return false;
  query->rounds--;
  ask(query, ares);
  return true;
}

static void finish(struct dns_query *query, int status) {
  query->status = status;
  list_append(&query->resolver->finished, &query->link);
}

static void on_reply(void *arg, int status, int timeouts, unsigned char *reply, int len) {
  (void)timeouts;
  struct dns_query *query = arg;
  if (ask_again(query, status)) return;
  if (status == ARES_SUCCESS) buf_append(&query->out, reply, (size_t)len);
  finish(query, status);
}

// The names of a host but its first, if there are others: of a reply, the others are all of them.
static void on_host(void *arg, int status, int timeouts, struct hostent *host) {
  (void)timeouts;
  struct dns_query *query = arg;
  if (ask_again(query, status)) return;
  if (status == ARES_SUCCESS) {
    for (char **alias = host->h_aliases; *alias; alias++)
      buf_append(&query->out, *alias, strlen(*alias) + 1);
    if (query->out.len == 0) buf_append(&query->out, host->h_name, strlen(host->h_name) + 1);
  }
  finish(query, status);
}

static void free_query(struct req *req) {
  struct dns_query *query = (struct dns_query *)req;
  js_text_free(&query->name);
  buf_free(&query->out);
  free(query);
}

struct dns_query *dns_query_new(enum dns_query_kind kind) {
  struct dns_query *query = mem_zalloc(sizeof *query);
  query->kind = kind;
  query->req.free = free_query;
  return query;
}

void dns_query_complete(struct dns_query *query, js_val result) {
  js_ctx ctx = query->req.env->ctx;
  js_val args[] = {js_int(ctx, query->status), result ? result : js_undefined(ctx)};
  req_complete(&query->req, 2, args);
}

void dns_resolver_ask(struct dns_resolver *resolver, js_val object, struct dns_query *query) {
  query->resolver = resolver;
  query->rounds = resolver->limited_rounds;
  resolver->pending++;
  open_timer(resolver, object);
  ask(query, resolver->channel[DOUBLING].ares);
  schedule(resolver);
}

void dns_resolver_cancel(struct dns_resolver *resolver) {
  for (int i = 0; i < CHANNELS; i++)
    if (resolver->channel[i].ares) ares_cancel(resolver->channel[i].ares);
  schedule(resolver);
}

bool dns_resolver_is_busy(const struct dns_resolver *resolver) {
  return resolver->pending > 0;
}

// ---- Settings ----------------------------------------------------------------------------

int dns_resolver_set_servers(struct dns_resolver *resolver,
                             struct ares_addr_port_node *servers) {
  int status = ARES_SUCCESS;
  for (int i = 0; i < CHANNELS && status == ARES_SUCCESS; i++)
    if (resolver->channel[i].ares)
      status = ares_set_servers_ports(resolver->channel[i].ares, servers);
  return status;
}

int dns_resolver_get_servers(struct dns_resolver *resolver, struct ares_addr_port_node **out) {
  return ares_get_servers_ports(resolver->channel[DOUBLING].ares, out);
}

void dns_resolver_set_local(struct dns_resolver *resolver, uint32_t ip4, const uint8_t *ip6) {
  for (int i = 0; i < CHANNELS; i++) {
    if (!resolver->channel[i].ares) continue;
    ares_set_local_ip4(resolver->channel[i].ares, ip4);
    ares_set_local_ip6(resolver->channel[i].ares, ip6);
  }
}

static int open_channel(struct dns_resolver *resolver, int which, int timeout, int tries) {
  struct channel *channel = &resolver->channel[which];
  channel->resolver = resolver;
  // What a server says is told as it is, not tried elsewhere.
  struct ares_options options = {.flags = ARES_FLAG_NOCHECKRESP,
                                 .timeout = timeout,
                                 .tries = tries,
                                 .sock_state_cb = on_socket_state,
                                 .sock_state_cb_data = channel};
  return ares_init_options(&channel->ares, &options,
                           ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES |
                               ARES_OPT_SOCK_STATE_CB);
}

// How many of the rounds, each twice as long as the one before, stay within a limit.
static int rounds_within(int64_t timeout, int tries, unsigned limit) {
  int rounds = 1;
  while (rounds < tries && (timeout *= 2) <= limit)
    rounds++;
  return rounds;
}

struct dns_resolver *dns_resolver_new(struct env *env, int timeout, int tries,
                                      unsigned max_timeout,
                                      dns_resolver_on_finished *on_finished, int *status) {
  struct dns_resolver *resolver = mem_zalloc(sizeof *resolver);
  resolver->env = env;
  resolver->on_finished = on_finished;
  list_init(&resolver->sockets);
  list_init(&resolver->finished);
  int doubling = tries;
  if (max_timeout > 0) {
    if ((unsigned)timeout > max_timeout) timeout = (int)max_timeout;
    doubling = rounds_within(timeout, tries, max_timeout);
  }
  *status = open_channel(resolver, DOUBLING, timeout, doubling);
  resolver->limited_rounds = tries - doubling;
  if (*status == ARES_SUCCESS && resolver->limited_rounds > 0)
    *status = open_channel(resolver, LIMITED, (int)max_timeout, 1);
  if (*status == ARES_SUCCESS) return resolver;
  dns_resolver_free(resolver);
  return NULL;
}

// At teardown the object may be collected while the timer, which held it, is being closed.
void dns_resolver_free(struct dns_resolver *resolver) {
  resolver->orphaned = true;
  if (resolver->timer) return;
  CHECK_INT(resolver->pending, ==, 0);
  destroy_channels(resolver);
  free(resolver);
}

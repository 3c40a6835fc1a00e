// SPDX-License-Identifier: MIT
//
// A resolver: c-ares on the environment's loop.
//
// Ownership: the resolver belongs to its JavaScript object, which is kept alive while a query is under
// way. A query is a request, completed once: with an answer, a failure, or when it is cancelled.
#ifndef NODUS_BINDINGS_CARES_RESOLVER_H
#define NODUS_BINDINGS_CARES_RESOLVER_H

#include <ares.h>

#include "engine/js.h"
#include "loop/req.h"
#include "util/buf.h"

struct dns_resolver;

enum dns_query_kind { DNS_QUERY_RECORDS, DNS_QUERY_REVERSE };

struct dns_query {
  struct req req;
  struct list link; // among the finished ones
  struct dns_resolver *resolver;
  enum dns_query_kind kind;
  struct js_text name;
  int type;       // of the records
  int rounds;     // attempts left with the longest timeout
  int status;     // ARES_...
  struct buf out; // the reply; or the host's names, each with its NUL
};

// The values for the callback of a finished query; see dns_query_complete.
typedef void dns_resolver_on_finished(struct dns_query *query);

// timeout and max_timeout in milliseconds, the latter 0 for none. NULL with the status of c-ares.
struct dns_resolver *dns_resolver_new(struct env *env, int timeout, int tries,
                                      unsigned max_timeout,
                                      dns_resolver_on_finished *on_finished, int *status);
void dns_resolver_free(struct dns_resolver *resolver);

// Asks for the records of a type, or for the names of an address. object is the resolver's own. Its end is
// told later, by on_finished.
void dns_resolver_ask(struct dns_resolver *resolver, js_val object, struct dns_query *query);
// The query is still the caller's; its name is to be filled in.
struct dns_query *dns_query_new(enum dns_query_kind kind);
// Calls the callback with (status, result) and frees the query. result may be NULL.
void dns_query_complete(struct dns_query *query, js_val result);

// Ends all queries with ARES_ECANCELLED, later.
void dns_resolver_cancel(struct dns_resolver *resolver);
bool dns_resolver_is_busy(const struct dns_resolver *resolver);
// ARES_...; a resolver that is busy refuses.
int dns_resolver_set_servers(struct dns_resolver *resolver,
                             struct ares_addr_port_node *servers);
int dns_resolver_get_servers(struct dns_resolver *resolver, struct ares_addr_port_node **out);
// Where queries come from; IPv4 in the host's byte order, 0 for any; IPv6 of 16 bytes.
void dns_resolver_set_local(struct dns_resolver *resolver, uint32_t ip4, const uint8_t *ip6);

#endif

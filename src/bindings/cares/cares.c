// SPDX-License-Identifier: MIT
//
// The binding of resolvers: what JavaScript passes, and the values that answers become. A record is an
// array [type, ttl, field...] in the order of the wire; its shape in the API is JavaScript's business.
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "bindings/binding.h"
#include "bindings/cares/reply.h"
#include "bindings/cares/resolver.h"
#include "loop/tick.h"
#include "util/alloc.h"
#include "util/check.h"

#define CHANNEL_MEMORY 131072 // bytes: what a channel costs, for the collector

static void finalize(void *native) {
  dns_resolver_free(native);
}

static const struct js_class resolver_class = {.name = "ChannelWrap", .finalize = finalize};

// ---- Answers -----------------------------------------------------------------------------

// The records of a reply as they become an array.
// on the stack: of records_value.
struct records {
  js_ctx ctx;
  js_val list;
  unsigned count;
};

static js_val latin1(js_ctx ctx, struct str text) {
  return js_string_latin1(ctx, (const uint8_t *)text.data, text.len);
}

static js_val address_value(js_ctx ctx, struct str bytes) {
  char text[INET6_ADDRSTRLEN];
  inet_ntop(bytes.len == sizeof(struct in_addr) ? AF_INET : AF_INET6, bytes.data, text,
            sizeof text);
  return js_string(ctx, text);
}

static js_val texts_value(js_ctx ctx, struct str texts) {
  js_val list = js_array(ctx, 0, NULL), exc = NULL;
  struct str text;
  for (unsigned i = 0; dns_next_text(&texts, &text); i++)
    js_set_index(ctx, list, i, latin1(ctx, text), &exc);
  return list;
}

static js_val field_value(js_ctx ctx, const struct dns_field *field) {
  switch (field->kind) {
  case DNS_NUMBER: return js_number(ctx, field->number);
  case DNS_ADDRESS: return address_value(ctx, field->bytes);
  case DNS_TEXT: return latin1(ctx, field->bytes);
  case DNS_TEXTS: return texts_value(ctx, field->bytes);
  case DNS_BYTES: break;
  }
  return js_arraybuffer_copy(ctx, field->bytes.data, field->bytes.len);
}

static void on_record(void *arg, const struct dns_record *record) {
  struct records *records = arg;
  js_val values[2 + DNS_MAX_FIELDS] = {js_int(records->ctx, record->type),
                                       js_number(records->ctx, record->ttl)};
  for (size_t i = 0; i < record->count; i++)
    values[2 + i] = field_value(records->ctx, &record->fields[i]);
  js_val exc = NULL;
  js_set_index(records->ctx, records->list, records->count++,
               js_array(records->ctx, 2 + record->count, values), &exc);
}

static js_val records_value(js_ctx ctx, struct dns_query *query) {
  struct records records = {ctx, js_array(ctx, 0, NULL), 0};
  if (dns_reply_parse(buf_str(&query->out), on_record, &records)) return records.list;
  query->status = ARES_EBADRESP;
  return NULL;
}

static js_val names_value(js_ctx ctx, struct str names) {
  js_val list = js_array(ctx, 0, NULL), exc = NULL;
  for (unsigned i = 0; names.len > 0; i++) {
    struct str name = str_from(names.data);
    js_set_index(ctx, list, i, latin1(ctx, name), &exc);
    names = str_slice(names, name.len + 1, names.len);
  }
  return list;
}

static void on_finished(struct dns_query *query) {
  js_ctx ctx = query->req.env->ctx;
  js_val result = NULL;
  tick_enter(query->req.env);
  if (query->status == ARES_SUCCESS)
    result = query->kind == DNS_QUERY_RECORDS ? records_value(ctx, query)
                                              : names_value(ctx, buf_str(&query->out));
  dns_query_complete(query, result);
}

// ---- Functions ---------------------------------------------------------------------------

static struct dns_resolver *resolver_of(struct js_call *call, js_val object) {
  struct dns_resolver *resolver = js_unwrap(call->ctx, object, &resolver_class);
  CHECK(resolver);
  return resolver;
}

// create(timeout, tries, maxTimeout): the native object; or a status, if there cannot be one.
JS_FUNCTION(cares_create) {
  int32_t timeout, tries;
  uint32_t max_timeout;
  js_args(call, "iiu", &timeout, &tries, &max_timeout);
  int status;
  struct dns_resolver *resolver =
      dns_resolver_new(env_current(), timeout, tries, max_timeout, on_finished, &status);
  if (!resolver) return js_int(call->ctx, status);
  js_report_memory(call->ctx, CHANNEL_MEMORY);
  return js_wrap(call->ctx, &resolver_class, resolver);
}

static void start(struct dns_resolver *resolver, js_val object, struct dns_query *query,
                  js_val callback) {
  req_start(&query->req, env_current(), NULL, callback, NULL, query->req.free);
  dns_resolver_ask(resolver, object, query);
}

// query(resolver, name, type, callback): calls callback(status, records) later.
JS_FUNCTION(cares_query) {
  js_val object, callback;
  int32_t type;
  struct dns_query *query = dns_query_new(DNS_QUERY_RECORDS);
  js_args(call, "osif", &object, &query->name, &type, &callback);
  query->type = type;
  start(resolver_of(call, object), object, query, callback);
  return NULL;
}

// reverse(resolver, address, callback): calls callback(status, names) later.
JS_FUNCTION(cares_reverse) {
  js_val object, callback;
  struct dns_query *query = dns_query_new(DNS_QUERY_REVERSE);
  js_args(call, "osf", &object, &query->name, &callback);
  start(resolver_of(call, object), object, query, callback);
  return NULL;
}

JS_FUNCTION(cares_cancel) {
  js_val object;
  js_args(call, "o", &object);
  dns_resolver_cancel(resolver_of(call, object));
  return NULL;
}

static bool parse_server(js_ctx ctx, js_val address, js_val port,
                         struct ares_addr_port_node *out) {
  struct js_text text;
  js_text_get(ctx, address, &text);
  out->family = strchr(text.data, ':') ? AF_INET6 : AF_INET;
  bool good = ares_inet_pton(out->family, text.data, &out->addr) == 1;
  js_text_free(&text);
  out->udp_port = out->tcp_port = js_to_int(ctx, port);
  return good;
}

// setServers(resolver, [address, port, ...], count): 0, a status, or -1 while queries are under way.
JS_FUNCTION(cares_set_servers) {
  js_val object, list, exc = NULL;
  uint32_t count;
  js_args(call, "oou", &object, &list, &count);
  struct dns_resolver *resolver = resolver_of(call, object);
  if (dns_resolver_is_busy(resolver)) return js_int(call->ctx, -1);
  struct ares_addr_port_node *nodes = count ? mem_zalloc(count * sizeof *nodes) : NULL;
  int status = ARES_SUCCESS;
  for (uint32_t i = 0; i < count; i++) {
    js_val address = js_get_index(call->ctx, list, 2 * i, &exc);
    js_val port = js_get_index(call->ctx, list, 2 * i + 1, &exc);
    if (!parse_server(call->ctx, address, port, &nodes[i])) status = ARES_EBADSTR;
    nodes[i].next = i + 1 < count ? &nodes[i + 1] : NULL;
  }
  if (status == ARES_SUCCESS) status = dns_resolver_set_servers(resolver, nodes);
  free(nodes);
  return js_int(call->ctx, status);
}

// getServers(resolver): [address, port, ...].
JS_FUNCTION(cares_get_servers) {
  js_val object, exc = NULL;
  js_args(call, "o", &object);
  struct ares_addr_port_node *first = NULL;
  js_val list = js_array(call->ctx, 0, NULL);
  unsigned count = 0;
  if (dns_resolver_get_servers(resolver_of(call, object), &first) != ARES_SUCCESS) return list;
  for (struct ares_addr_port_node *node = first; node; node = node->next) {
    size_t len = node->family == AF_INET ? sizeof node->addr.addr4 : sizeof node->addr.addr6;
    struct str bytes = {(const char *)&node->addr, len};
    js_set_index(call->ctx, list, count++, address_value(call->ctx, bytes), &exc);
    js_set_index(call->ctx, list, count++, js_int(call->ctx, node->udp_port), &exc);
  }
  ares_free_data(first);
  return list;
}

// setLocalAddress(resolver, ipv4, ipv6): valid addresses.
JS_FUNCTION(cares_set_local_address) {
  js_val object;
  struct js_text ip4, ip6;
  js_args(call, "oss", &object, &ip4, &ip6);
  struct in_addr local4;
  uint8_t local6[sizeof(struct in6_addr)];
  CHECK_INT(ares_inet_pton(AF_INET, ip4.data, &local4), ==, 1);
  CHECK_INT(ares_inet_pton(AF_INET6, ip6.data, local6), ==, 1);
  dns_resolver_set_local(resolver_of(call, object), ntohl(local4.s_addr), local6);
  js_text_free(&ip4);
  js_text_free(&ip6);
  return NULL;
}

// strerror(status): a sentence.
JS_FUNCTION(cares_strerror) {
  int32_t status;
  js_args(call, "i", &status);
  return js_string(call->ctx, ares_strerror(status));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("cancel", cares_cancel, 1),
    JS_ENTRY("create", cares_create, 3),
    JS_ENTRY("getServers", cares_get_servers, 1),
    JS_ENTRY("query", cares_query, 4),
    JS_ENTRY("reverse", cares_reverse, 3),
    JS_ENTRY("setLocalAddress", cares_set_local_address, 3),
    JS_ENTRY("setServers", cares_set_servers, 3),
    JS_ENTRY("strerror", cares_strerror, 1),
};

const struct binding cares_binding = {
    .name = "cares", .functions = functions, .function_count = COUNT_OF(functions)};

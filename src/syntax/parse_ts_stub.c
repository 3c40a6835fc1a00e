// SPDX-License-Identifier: MIT
//
// TypeScript's chapters until they exist: there are no types.
#include "syntax/parser.h"

syn_node_id parse_ts_declaration(struct syn_parser *p) {
  (void)p;
  return 0;
}
syn_node_id parse_ts_import_equals(struct syn_parser *p, uint32_t start, syn_node_id binding,
                                   bool is_type) {
  (void)start, (void)binding, (void)is_type;
  parse_unexpected(p, &p->lex.token);
  return 0;
}
syn_node_id parse_ts_export(struct syn_parser *p, uint32_t start) {
  (void)p, (void)start;
  return 0;
}

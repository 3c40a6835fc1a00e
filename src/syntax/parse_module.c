// SPDX-License-Identifier: MIT
//
// import and export.
#include "syntax/parser.h"

syn_node_id parse_import(struct syn_parser *p) {
  parse_unexpected(p, &p->lex.token);
  return 0;
}

syn_node_id parse_export(struct syn_parser *p) {
  parse_unexpected(p, &p->lex.token);
  return 0;
}

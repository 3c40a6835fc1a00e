// SPDX-License-Identifier: MIT
//
// The modifiers of class members and of parameter properties.  Each of the words is a fine name of a
// member, too: it is a modifier if behind it stands what a member can begin with.
#include "syntax/parse_ts.h"

static uint16_t modifier_flag(enum syn_token_kind kind) {
  switch (kind) {
  case T_STATIC: return F_STATIC;
  case T_READONLY: return F_READONLY;
  case T_DECLARE: return F_DECLARE;
  case T_OVERRIDE: return F_OVERRIDE;
  case T_ABSTRACT: return F_ABSTRACT;
  case T_ACCESSOR: return F_ACCESSOR;
  default: return 0;
  }
}

static bool is_modifier_word(enum syn_token_kind kind) {
  return modifier_flag(kind) || (kind >= T_PRIVATE && kind <= T_PUBLIC);
}

// Whether the current word is a modifier.  static { is a block.
static bool at_modifier(const struct syn_parser *p) {
  if (p->lex.token.escaped || !is_modifier_word(p->lex.token.kind)) return false;
  struct syn_token next = lex_peek(&p->lex);
  if (next.newline_before && p->lex.token.kind != T_STATIC) return false;
  switch (next.kind) {
  case T_STRING:
  case T_NUMBER:
  case T_BIGINT:
  case T_PRIVATE_NAME:
  case T_BRACKET_OPEN:
  case T_MUL: return true;
  default: return token_is_word(next.kind);
  }
}

uint16_t parse_ts_modifiers(struct syn_parser *p) {
  uint16_t flags = 0;
  while (at_modifier(p)) {
    flags |= modifier_flag(p->lex.token.kind);
    lex_next(&p->lex);
  }
  return flags;
}

bool parse_ts_parameter_modifiers(struct syn_parser *p) {
  bool found = false;
  for (;; found = true) {
    enum syn_token_kind kind = p->lex.token.kind;
    struct syn_token next = lex_peek(&p->lex);
    if (p->lex.token.escaped || next.newline_before) return found;
    if (kind != T_READONLY && kind != T_OVERRIDE && !(kind >= T_PRIVATE && kind <= T_PUBLIC))
      return found;
    if (!token_is_word(next.kind) && next.kind != T_BRACE_OPEN && next.kind != T_BRACKET_OPEN)
      return found;
    lex_next(&p->lex);
  }
}

// SPDX-License-Identifier: MIT
//
// Arrow functions with types.  Annotations cannot be read as expressions first, so the head, from the
// parenthesis (or <, or async) to =>, is tried as parameters wherever the first tokens leave it open.
// In the consequent of a conditional a return type is ambiguous, a ? (b) : c => d: it is one only
// if behind the whole arrow function the conditional's colon follows.
#include "syntax/parse_ts.h"

enum verdict { IS_NOT, MAY_BE, MUST_BE };

static bool is_accessibility(enum syn_token_kind kind) {
  return (kind >= T_PRIVATE && kind <= T_PUBLIC) || kind == T_READONLY || kind == T_OVERRIDE;
}

// The current token is the one behind the parenthesis.
static enum verdict judge_parenthesis(struct syn_parser *p) {
  enum syn_token_kind first = p->lex.token.kind;
  struct syn_token next = lex_peek(&p->lex);
  switch (first) {
  case T_PAREN_CLOSE:
    return next.kind == T_ARROW || next.kind == T_COLON || next.kind == T_BRACE_OPEN ? MUST_BE
                                                                                     : IS_NOT;
  case T_ELLIPSIS: return MUST_BE;
  case T_BRACKET_OPEN:
  case T_BRACE_OPEN:
  case T_AT: return MAY_BE;
  default: break;
  }
  if (is_accessibility(first) && parse_is_identifier(p, &next) && next.kind != T_AS &&
      next.kind != T_SATISFIES)
    return MUST_BE;
  if (!parse_is_identifier(p, &p->lex.token) && first != T_THIS && first != T_AWAIT &&
      first != T_YIELD)
    return IS_NOT;
  switch (next.kind) {
  case T_COLON: return MUST_BE;
  case T_COMMA:
  case T_ASSIGN: return MAY_BE;
  case T_PAREN_CLOSE:
    lex_next(&p->lex);
    next = lex_peek(&p->lex);
    return next.kind == T_ARROW || next.kind == T_COLON ? MAY_BE : IS_NOT;
  case T_QUESTION:
    lex_next(&p->lex);
    next = lex_peek(&p->lex);
    return next.kind == T_COLON || next.kind == T_COMMA || next.kind == T_ASSIGN ||
                   next.kind == T_PAREN_CLOSE
               ? MUST_BE
               : IS_NOT;
  default: return IS_NOT;
  }
}

// The current token is the one behind the <.
static enum verdict judge_angle(struct syn_parser *p) {
  bool is_const = parse_is_word(p, T_CONST);
  if (!is_const && !parse_is_identifier(p, &p->lex.token)) return IS_NOT;
  if (!p->options->jsx) return MAY_BE;
  if (is_const) lex_next(&p->lex);
  struct syn_token next = lex_peek(&p->lex);
  if (next.kind == T_COMMA || next.kind == T_ASSIGN) return MAY_BE;
  if (next.kind != T_EXTENDS) return IS_NOT;
  lex_next(&p->lex);
  next = lex_peek(&p->lex);
  return next.kind == T_ASSIGN || next.kind == T_GT || next.kind == T_DIV ? IS_NOT : MAY_BE;
}

static enum verdict judge(struct syn_parser *p, bool is_async) {
  struct syn_lexer_mark mark = lex_mark(&p->lex);
  enum verdict verdict = IS_NOT;
  if (is_async) lex_next(&p->lex);
  bool is_angle = parse_at_angle(p);
  if ((is_angle || p->lex.token.kind == T_PAREN_OPEN) &&
      !(is_async && p->lex.token.newline_before)) {
    lex_next(&p->lex);
    verdict = is_angle ? judge_angle(p) : judge_parenthesis(p);
  }
  if (parse_failed(p)) return IS_NOT;
  lex_rewind(&p->lex, &mark);
  return verdict;
}

struct head {
  syn_node_id type_parameters, parameters, annotation;
};

static bool parse_head(struct syn_parser *p, bool is_async, struct head *head) {
  bool was_async = p->context.is_async;
  if (is_async) lex_next(&p->lex);
  head->type_parameters = parse_type_parameters(p);
  p->context.is_async |= is_async;
  if (p->lex.token.kind == T_PAREN_OPEN)
    head->parameters = parse_parameters(p);
  else
    parse_unexpected(p, &p->lex.token);
  p->context.is_async = was_async;
  head->annotation = parse_return_annotation(p);
  if (p->lex.token.kind != T_ARROW || p->lex.token.newline_before)
    parse_unexpected(p, &p->lex.token);
  return !parse_failed(p);
}

syn_node_id parse_try_arrow(struct syn_parser *p) {
  uint32_t start = p->lex.token.start;
  bool in_consequent = start == p->consequent_at;
  enum attempt attempt = in_consequent ? ATTEMPT_ARROW_IN_CONDITIONAL : ATTEMPT_ARROW;
  if (parse_failed(p) || start == p->not_arrow_at || attempt_failed(p, attempt, start))
    return 0;
  bool is_async = parse_is_word(p, T_ASYNC);
  enum verdict verdict = judge(p, is_async);
  if (verdict == IS_NOT) return 0;

  struct trial trial;
  trial_begin(p, &trial);
  struct head head = {0};
  syn_node_id arrow = 0;
  bool is_ambiguous = false;
  if (parse_head(p, is_async, &head)) {
    is_ambiguous = in_consequent && head.annotation;
    arrow = parse_arrow(p, head.parameters, head.annotation, start, is_async);
    if (!is_ambiguous || (!parse_failed(p) && p->lex.token.kind == T_COLON)) {
      if (head.type_parameters && arrow) {
        tree_node(p->tree, head.type_parameters)->next = tree_node(p->tree, arrow)->first;
        tree_node(p->tree, arrow)->first = head.type_parameters;
      }
      return arrow;
    }
  } else if (verdict == MUST_BE && !in_consequent) {
    return 0; // with the error that the parameters have
  }
  trial_undo(p, &trial);
  attempt_remember(p, attempt, start);
  return 0;
}

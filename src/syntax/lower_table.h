// SPDX-License-Identifier: MIT
//
// The kinds of nodes that are lowered, and who is asked, in turn (transform.h).  One row a kind.
// marker: table
// clang-format off
SYN_LOWER(PROGRAM,        lower_program)
SYN_LOWER(FUNCTION,       lower_function)
SYN_LOWER(BLOCK,          lower_block)
SYN_LOWER(EXPRESSION,     lower_expression_statement)
SYN_LOWER(AWAIT,          lower_await)
SYN_LOWER(YIELD,          lower_yield)
SYN_LOWER(FOR_OF,         lower_for_of)
SYN_LOWER(FOR,            lower_for)
SYN_LOWER(SWITCH,         lower_switch)
SYN_LOWER(LABELED,        lower_labeled)
SYN_LOWER(TRY,            lower_try)
SYN_LOWER(CATCH,          lower_catch)
SYN_LOWER(CHAIN,          lower_eval, lower_stack_chain)
SYN_LOWER(NEW,            lower_stack_new)
SYN_LOWER(UNARY,          lower_stack_delete)
SYN_LOWER(ASSIGN,         lower_stack_assign)
SYN_LOWER(OBJECT_PATTERN, lower_stack_pattern)
SYN_LOWER(IMPORT_CALL,    lower_import_call)
SYN_LOWER(IMPORT_META,    lower_import_meta)
SYN_LOWER(VARIABLES,      lower_using)

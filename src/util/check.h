// SPDX-License-Identifier: MIT
//
// CHECK: a broken invariant ends the process at once, in every build, naming the expression.
#ifndef NODUS_UTIL_CHECK_H
#define NODUS_UTIL_CHECK_H

#define CHECK(expr)                                                                            \
  do {                                                                                         \
    if (__builtin_expect(!(expr), 0)) check_failed(__FILE__, __LINE__, #expr);                 \
  } while (0)

// CHECK for two integers, which prints both.
#define CHECK_INT(a, op, b)                                                                    \
  do {                                                                                         \
    long long check_a = (long long)(a), check_b = (long long)(b);                              \
    if (__builtin_expect(!(check_a op check_b), 0))                                            \
      check_failed_int(__FILE__, __LINE__, #a " " #op " " #b, check_a, check_b);               \
  } while (0)

__attribute__((noreturn, cold)) void check_failed(const char *file, int line, const char *expr);
__attribute__((noreturn, cold)) void
check_failed_int(const char *file, int line, const char *expr, long long a, long long b);

#endif

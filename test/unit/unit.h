// SPDX-License-Identifier: MIT
//
// What every C unit test includes: cmocka with the standard headers that it needs first.
#ifndef NODUS_TEST_UNIT_H
#define NODUS_TEST_UNIT_H

// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
// clang-format on

#endif

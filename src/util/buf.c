// SPDX-License-Identifier: MIT
//
// A growing byte buffer: doubles its capacity, keeps a NUL behind the content.
#include "util/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/alloc.h"
#include "util/check.h"

void buf_grow(struct buf *buf, size_t extra) {
  size_t need = buf->len + extra + 1;
  CHECK(need > extra);
  size_t cap = buf->cap ? buf->cap : 64;
  while (cap < need)
    cap *= 2;
  buf->data = mem_realloc(buf->data, cap);
  buf->cap = cap;
}

void buf_append(struct buf *buf, const void *data, size_t len) {
  buf_reserve(buf, len);
  if (len > 0) memcpy(buf->data + buf->len, data, len);
  buf->len += len;
  buf->data[buf->len] = 0;
}

void buf_append_text(struct buf *buf, const char *nul_terminated) {
  buf_append(buf, nul_terminated, strlen(nul_terminated));
}

void buf_printf(struct buf *buf, const char *format, ...) {
  va_list args;
  va_start(args, format);
  int len = vsnprintf(NULL, 0, format, args);
  va_end(args);
  CHECK_INT(len, >=, 0);
  buf_reserve(buf, (size_t)len);
  va_start(args, format);
  vsnprintf(buf->data + buf->len, (size_t)len + 1, format, args);
  va_end(args);
  buf->len += (size_t)len;
}

void buf_free(struct buf *buf) {
  free(buf->data);
  *buf = (struct buf){0};
}

char *buf_take(struct buf *buf) {
  char *data = buf->data ? buf->data : mem_zalloc(1);
  *buf = (struct buf){0};
  return data;
}

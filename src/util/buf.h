// SPDX-License-Identifier: MIT
//
// A growing byte buffer.  Zero-initialised is empty; the content is always followed by a NUL once
// something was appended.
#ifndef NODUS_UTIL_BUF_H
#define NODUS_UTIL_BUF_H

#include "util/str.h"

struct buf {
  char *data;
  size_t len, cap;
};

void buf_append(struct buf *buf, const void *data, size_t len);
void buf_append_text(struct buf *buf, const char *nul_terminated);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_free(struct buf *buf);
// The content, malloc()ed and NUL-terminated; the buffer is empty afterwards.
char *buf_take(struct buf *buf);

void buf_grow(struct buf *buf, size_t extra); // for buf_reserve

// Room for extra more bytes and a NUL.
static inline void buf_reserve(struct buf *buf, size_t extra) {
  if (buf->cap - buf->len <= extra) buf_grow(buf, extra);
}

static inline void buf_append_str(struct buf *buf, struct str s) {
  buf_append(buf, s.data, s.len);
}

static inline void buf_append_char(struct buf *buf, char c) {
  buf_reserve(buf, 1);
  buf->data[buf->len++] = c;
  buf->data[buf->len] = 0;
}

static inline struct str buf_str(const struct buf *buf) {
  return (struct str){buf->data, buf->len};
}

#endif

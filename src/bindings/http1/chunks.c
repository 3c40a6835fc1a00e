// SPDX-License-Identifier: MIT
//
// A state machine over the bytes of chunk lines; chunk data is skipped in one go. Codes, reasons and
// positions of errors are Node's.
#include "bindings/http1/chunks.h"

#include <string.h>

#define MAX_EXTENSIONS 16384

enum state {
  SIZE_START,
  SIZE,
  EXTENSION, // after a semicolon
  NAME,      // of an extension
  VALUE_START,
  VALUE,  // a token
  QUOTED, // a value in quotation marks
  QUOTED_PAIR,
  QUOTED_END, // after the closing mark
  LINE_END,   // after CR
  DATA,
  DATA_CR,
  DATA_LF,
  FAILED
};

static bool fail(struct http1_chunks *chunks, const char *code, const char *reason) {
  chunks->code = code;
  chunks->reason = reason;
  chunks->state = FAILED;
  return false;
}

static int hex_digit(uint8_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_token(uint8_t c) {
  if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')) return true;
  return c != 0 && strchr("!#$%&'*+-.^_`|~", c) != NULL;
}

static bool is_text(uint8_t c) {
  return c == '\t' || (c >= ' ' && c != 0x7f);
}

static bool go(struct http1_chunks *chunks, enum state state) {
  chunks->state = (uint8_t)state;
  return true;
}

static bool on_size(struct http1_chunks *chunks, uint8_t c) {
  static const char code[] = "HPE_INVALID_CHUNK_SIZE";
  int digit = hex_digit(c);
  if (digit >= 0) {
    if (chunks->left >> 60) return fail(chunks, code, "Chunk size overflow");
    chunks->left = chunks->left << 4 | (unsigned)digit;
    return go(chunks, SIZE);
  }
  if (chunks->state == SIZE && c == ';') return go(chunks, EXTENSION);
  if (chunks->state == SIZE && c == '\r') return go(chunks, LINE_END);
  if (chunks->state == SIZE && c == '\n')
    return fail(chunks, "HPE_CR_EXPECTED", "Missing expected CR after chunk size");
  return fail(chunks, code, "Invalid character in chunk size");
}

// Counts a byte of an extension.
static bool count(struct http1_chunks *chunks, enum state state) {
  if (++chunks->extensions > MAX_EXTENSIONS)
    return fail(chunks, "HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow");
  return go(chunks, state);
}

static bool on_name(struct http1_chunks *chunks, uint8_t c) {
  if (is_token(c)) return count(chunks, NAME);
  if (c == '=') return go(chunks, VALUE_START);
  if (c == ';') return go(chunks, EXTENSION);
  if (c == '\n')
    return fail(chunks, "HPE_CR_EXPECTED", "Missing expected CR after chunk extension name");
  if (chunks->state == EXTENSION && (c == '\r' || c == ' '))
    return fail(chunks, "HPE_STRICT", "Invalid character in chunk extensions");
  if (c == '\r') return go(chunks, LINE_END);
  return fail(chunks, "HPE_STRICT", "Invalid character in chunk extensions name");
}

static bool on_value(struct http1_chunks *chunks, uint8_t c) {
  if (chunks->state == VALUE_START && c == '"') return count(chunks, QUOTED);
  if (is_token(c) && chunks->state != QUOTED_END) return count(chunks, VALUE);
  if (c == ';') return go(chunks, EXTENSION);
  if (c == '\r') return go(chunks, LINE_END);
  if (c == '\n')
    return fail(chunks, "HPE_CR_EXPECTED", "Missing expected CR after chunk extension value");
  return fail(chunks, "HPE_STRICT",
              chunks->state == QUOTED_END ? "Invalid character in chunk extensions quote value"
                                          : "Invalid character in chunk extensions value");
}

static bool on_quoted(struct http1_chunks *chunks, uint8_t c) {
  bool is_pair = chunks->state == QUOTED_PAIR;
  if (!is_text(c))
    return fail(chunks, "HPE_STRICT",
                is_pair ? "Invalid quoted-pair in chunk extensions quoted value"
                        : "Invalid character in chunk extensions quoted value");
  if (is_pair) return count(chunks, QUOTED);
  if (c == '"') return count(chunks, QUOTED_END);
  return count(chunks, c == '\\' ? QUOTED_PAIR : QUOTED);
}

static bool on_data_end(struct http1_chunks *chunks, uint8_t c) {
  if (chunks->state == DATA_CR && c == '\r') return go(chunks, DATA_LF);
  if (chunks->state == DATA_CR && c == '\n')
    return fail(chunks, "HPE_CR_EXPECTED", "Missing expected CR after chunk data");
  if (chunks->state == DATA_LF && c == '\n') {
    chunks->left = 0;
    chunks->extensions = 0;
    return go(chunks, SIZE_START);
  }
  return fail(chunks, "HPE_STRICT", "Expected LF after chunk data");
}

static bool on_line_end(struct http1_chunks *chunks, uint8_t c) {
  if (c == '\n') return go(chunks, DATA);
  return fail(chunks, "HPE_STRICT", "Expected LF after chunk size");
}

// One byte of a line; false on an error.
static bool step(struct http1_chunks *chunks, uint8_t c) {
  switch ((enum state)chunks->state) {
  case SIZE_START:
  case SIZE: return on_size(chunks, c);
  case EXTENSION:
  case NAME: return on_name(chunks, c);
  case VALUE_START:
  case VALUE:
  case QUOTED_END: return on_value(chunks, c);
  case QUOTED:
  case QUOTED_PAIR: return on_quoted(chunks, c);
  case LINE_END: return on_line_end(chunks, c);
  case DATA_CR:
  case DATA_LF: return on_data_end(chunks, c);
  case DATA:
  case FAILED: break;
  }
  return false;
}

// Where an error is said to be: of most, behind the byte that is wrong.
static size_t error_position(enum state before, uint8_t c, size_t at) {
  bool is_behind = before == DATA_CR ? c == '\n' : before != LINE_END && before != DATA_LF;
  if (before == SIZE_START || before == QUOTED_END) is_behind = false;
  if (before == SIZE) is_behind = c == '\n' || c == ' ' || c == '\t' || hex_digit(c) >= 0;
  if (c == '\n' && before >= EXTENSION && before <= VALUE) is_behind = false;
  return at + is_behind;
}

enum http1_chunks_result http1_chunks_decode(struct http1_chunks *chunks, uint8_t *data,
                                             size_t len, bool in_place, size_t *used,
                                             uint8_t **body, size_t *body_len) {
  size_t at = 0;
  while (at < len) {
    if (chunks->state == DATA) {
      size_t size = chunks->left < len - at ? (size_t)chunks->left : len - at;
      if (*body_len == 0)
        *body = data + at;
      else
        memmove(*body + *body_len, data + at, size);
      *body_len += size;
      at += size;
      chunks->left -= size;
      if (chunks->left == 0) chunks->state = DATA_CR;
      if (!in_place) continue;
      *used = at;
      return HTTP1_CHUNKS_MORE;
    }
    enum state before = (enum state)chunks->state;
    if (!step(chunks, data[at])) {
      *used = error_position(before, data[at], at);
      return HTTP1_CHUNKS_ERROR;
    }
    at++;
    if (chunks->state == DATA && chunks->left == 0) {
      *used = at;
      return HTTP1_CHUNKS_LAST;
    }
  }
  *used = len;
  return HTTP1_CHUNKS_MORE;
}

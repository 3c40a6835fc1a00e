// SPDX-License-Identifier: MIT
//
// The host parser (https://url.spec.whatwg.org/#concept-host-parser): an IPv6 literal, an opaque
// host, or a domain, which UTS #46 maps to ASCII and which may turn out to be an IPv4 address.
// ICU does UTS #46; an ASCII domain never
// reaches it.
#include "bindings/url/host.h"

#include <stdlib.h>
#include <unicode/uidna.h>
#include <unicode/ustring.h>

#include "bindings/url/percent.h"
#include "util/alloc.h"

// ICU takes int32 lengths and a domain of megabytes is no domain.
#define DOMAIN_MAX 65536

// What UTS #46 reports although CheckHyphens and VerifyDnsLength are off (beStrict is false).
#define TOLERATED_ERRORS                                                                       \
  (UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG |   \
   UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4)

enum { FORBIDDEN_IN_HOST = 1, FORBIDDEN_IN_DOMAIN = 2 };

// The forbidden host code points (https://url.spec.whatwg.org/#forbidden-host-code-point) and the
// forbidden domain code points, which are these, the C0 controls, '%' and DEL.
// clang-format off
static const uint8_t forbidden[128] = {
    3, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 2, 2, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    ['\x7f'] = 2, ['%'] = 2, [' '] = 3, ['#'] = 3, ['/'] = 3, [':'] = 3, ['<'] = 3, ['>'] = 3,
    ['?'] = 3, ['@'] = 3, ['['] = 3, ['\\'] = 3, [']'] = 3, ['^'] = 3, ['|'] = 3,
};
// clang-format on

// Whether none of the text's ASCII is forbidden.
static bool is_allowed(struct str text, int mask) {
  for (size_t i = 0; i < text.len; i++) {
    uint8_t c = (uint8_t)text.data[i];
    if (c < 0x80 && (forbidden[c] & mask)) return false;
  }
  return true;
}

static bool is_ascii(struct str domain) {
  for (size_t i = 0; i < domain.len; i++)
    if ((uint8_t)domain.data[i] >= 0x80) return false;
  return true;
}

// Unicode 15.1 maps U+1E9E to U+00DF; the tables of older ICU versions still say "ss".
static void map_capital_sharp_s(UChar *name, int32_t len) {
  for (int32_t i = 0; i < len; i++)
    if (name[i] == 0x1e9e) name[i] = 0xdf;
}

// One of uidna_nameToASCII and uidna_nameToUnicode.
typedef int32_t idna_function(const UIDNA *idna, const UChar *name, int32_t length, UChar *dest,
                              int32_t capacity, UIDNAInfo *info, UErrorCode *status);

// Runs UTS #46 over a UTF-8 domain and appends the result as UTF-8.  Returns the error bits, or
// UINT32_MAX if there is no result at all.
static uint32_t idna_run(struct buf *out, struct str domain, idna_function *function) {
  if (domain.len > DOMAIN_MAX) return UINT32_MAX;
  UErrorCode status = U_ZERO_ERROR;
  UIDNA *idna =
      uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII |
                          UIDNA_NONTRANSITIONAL_TO_UNICODE,
                      &status);
  int32_t capacity = (int32_t)domain.len + 1, name_len = 0;
  UChar *name = mem_alloc((size_t)capacity * sizeof(UChar));
  u_strFromUTF8WithSub(name, capacity, &name_len, domain.data, (int32_t)domain.len, 0xfffd,
                       NULL, &status);
  map_capital_sharp_s(name, name_len);
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  UChar *result = NULL;
  // The first round only measures, unless the result fits at once.
  for (int32_t room = name_len * 2 + 64; U_SUCCESS(status);) {
    result = mem_realloc(result, (size_t)room * sizeof(UChar));
    info = (UIDNAInfo)UIDNA_INFO_INITIALIZER;
    int32_t len = function(idna, name, name_len, result, room, &info, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR && len > room) {
      status = U_ZERO_ERROR;
      room = len;
      continue;
    }
    if (U_FAILURE(status)) break;
    int32_t bytes = 0;
    buf_reserve(out, (size_t)len * 3);
    u_strToUTF8WithSub(out->data + out->len, len * 3, &bytes, result, len, 0xfffd, NULL,
                       &status);
    // A full destination is reported as a warning about the missing NUL.
    if (U_SUCCESS(status)) out->len += (size_t)bytes;
    break;
  }
  uint32_t errors = U_FAILURE(status) ? UINT32_MAX : info.errors;
  free(result);
  free(name);
  uidna_close(idna);
  return errors;
}

// https://url.spec.whatwg.org/#concept-domain-to-ascii with the forbidden code points of the host
// parser's step 7, which UTS #46 does not know.
bool domain_to_ascii(struct buf *out, struct str domain) {
  size_t start = out->len;
  if (is_ascii(domain)) {
    ascii_append_lower(out, domain); // even labels that claim to be Punycode are left alone
  } else {
    uint32_t errors = idna_run(out, domain, uidna_nameToASCII);
    if (errors & ~(uint32_t)TOLERATED_ERRORS) return false;
  }
  if (out->len == start) return false;
  return is_allowed(str_slice(buf_str(out), start, out->len), FORBIDDEN_IN_DOMAIN);
}

// Appends one label in Unicode, or as it is if it is not valid Punycode.
static void label_to_unicode(struct buf *out, struct str label) {
  size_t start = out->len;
  if (idna_run(out, label, uidna_nameToUnicode) & ~(uint32_t)TOLERATED_ERRORS) {
    out->len = start;
    buf_append_str(out, label);
  }
}

// https://url.spec.whatwg.org/#concept-domain-to-unicode, label by label so that one which cannot
// be decoded does not spoil the others.
void domain_to_unicode(struct buf *out, struct str domain) {
  for (size_t from = 0; from <= domain.len;) {
    size_t to = from;
    while (to < domain.len && domain.data[to] != '.')
      to++;
    if (from > 0) buf_append_char(out, '.');
    label_to_unicode(out, str_slice(domain, from, to));
    from = to + 1;
  }
}

// https://url.spec.whatwg.org/#concept-opaque-host-parser
static bool opaque_host_parse(struct buf *out, struct str input) {
  if (!is_allowed(input, FORBIDDEN_IN_HOST)) return false;
  percent_encode(out, input, PERCENT_C0);
  return true;
}

static bool ipv6_host_parse(struct buf *out, struct str input) {
  uint16_t address[8];
  if (input.data[input.len - 1] != ']') return false;
  if (!ipv6_parse(str_slice(input, 1, input.len - 1), address)) return false;
  buf_append_char(out, '[');
  ipv6_append(out, address);
  buf_append_char(out, ']');
  return true;
}

// Steps 5 to 9: an ASCII domain, which is an IPv4 address if its last label is a number.
static bool domain_host_parse(struct buf *out, struct str domain) {
  size_t start = out->len;
  if (!domain_to_ascii(out, domain)) return false;
  struct str ascii = str_slice(buf_str(out), start, out->len);
  if (!ipv4_ends_in_number(ascii)) return true;
  uint32_t address;
  if (!ipv4_parse(ascii, &address)) return false;
  out->len = start;
  ipv4_append(out, address);
  return true;
}

bool host_parse(struct buf *out, struct str input, bool is_opaque) {
  if (input.len > 0 && input.data[0] == '[')
    return input.len > 1 && ipv6_host_parse(out, input);
  if (is_opaque) return opaque_host_parse(out, input);
  // Step 4: the domain is the percent-decoded input, decoded again as UTF-8 (without BOM).
  if (input.len == 0 || !memchr(input.data, '%', input.len))
    return domain_host_parse(out, input);
  struct buf decoded = {0};
  percent_decode(&decoded, input);
  bool ok = domain_host_parse(out, buf_str(&decoded));
  buf_free(&decoded);
  return ok;
}

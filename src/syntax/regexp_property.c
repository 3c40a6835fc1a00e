// SPDX-License-Identifier: MIT
//
// The Unicode properties that ECMAScript knows.  ICU finds names loosely; here they must be spelled
// exactly as Unicode has them, and only some properties exist.
#include <string.h>
#include <unicode/uchar.h>

#include "syntax/regexp_parts.h"

static const UProperty binary[] = {
    UCHAR_ASCII_HEX_DIGIT,
    UCHAR_ALPHABETIC,
    UCHAR_BIDI_CONTROL,
    UCHAR_BIDI_MIRRORED,
    UCHAR_CASE_IGNORABLE,
    UCHAR_CASED,
    UCHAR_CHANGES_WHEN_CASEFOLDED,
    UCHAR_CHANGES_WHEN_CASEMAPPED,
    UCHAR_CHANGES_WHEN_LOWERCASED,
    UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED,
    UCHAR_CHANGES_WHEN_TITLECASED,
    UCHAR_CHANGES_WHEN_UPPERCASED,
    UCHAR_DASH,
    UCHAR_DEFAULT_IGNORABLE_CODE_POINT,
    UCHAR_DEPRECATED,
    UCHAR_DIACRITIC,
    UCHAR_EMOJI,
    UCHAR_EMOJI_COMPONENT,
    UCHAR_EMOJI_MODIFIER,
    UCHAR_EMOJI_MODIFIER_BASE,
    UCHAR_EMOJI_PRESENTATION,
    UCHAR_EXTENDED_PICTOGRAPHIC,
    UCHAR_EXTENDER,
    UCHAR_GRAPHEME_BASE,
    UCHAR_GRAPHEME_EXTEND,
    UCHAR_HEX_DIGIT,
    UCHAR_IDS_BINARY_OPERATOR,
    UCHAR_IDS_TRINARY_OPERATOR,
    UCHAR_ID_CONTINUE,
    UCHAR_ID_START,
    UCHAR_IDEOGRAPHIC,
    UCHAR_JOIN_CONTROL,
    UCHAR_LOGICAL_ORDER_EXCEPTION,
    UCHAR_LOWERCASE,
    UCHAR_MATH,
    UCHAR_NONCHARACTER_CODE_POINT,
    UCHAR_PATTERN_SYNTAX,
    UCHAR_PATTERN_WHITE_SPACE,
    UCHAR_QUOTATION_MARK,
    UCHAR_RADICAL,
    UCHAR_REGIONAL_INDICATOR,
    UCHAR_S_TERM,
    UCHAR_SOFT_DOTTED,
    UCHAR_TERMINAL_PUNCTUATION,
    UCHAR_UNIFIED_IDEOGRAPH,
    UCHAR_UPPERCASE,
    UCHAR_VARIATION_SELECTOR,
    UCHAR_WHITE_SPACE,
    UCHAR_XID_CONTINUE,
    UCHAR_XID_START,
};

static const char *const of_strings[] = {
    "Basic_Emoji",
    "Emoji_Keycap_Sequence",
    "RGI_Emoji_Modifier_Sequence",
    "RGI_Emoji_Flag_Sequence",
    "RGI_Emoji_Tag_Sequence",
    "RGI_Emoji_ZWJ_Sequence",
    "RGI_Emoji",
};

static bool is(struct str text, const char *name) {
  return name && str_equal(text, str_from(name));
}

static bool is_binary(struct str name) {
  if (is(name, "Any") || is(name, "ASCII") || is(name, "Assigned")) return true;
  for (size_t i = 0; i < sizeof(binary) / sizeof(binary[0]); i++) {
    const char *alias;
    for (int choice = U_SHORT_PROPERTY_NAME;
         (alias = u_getPropertyName(binary[i], (UPropertyNameChoice)choice)) ||
         choice < U_LONG_PROPERTY_NAME;
         choice++)
      if (is(name, alias)) return true;
  }
  return false;
}

// Whether a property has a value of exactly that name.
static bool has_value_named(UProperty property, struct str name) {
  char text[65];
  if (name.len == 0 || name.len >= sizeof(text)) return false;
  memcpy(text, name.data, name.len);
  text[name.len] = 0;
  int32_t value = u_getPropertyValueEnum(property, text);
  if (value == UCHAR_INVALID_CODE) return false;
  const char *alias;
  for (int choice = U_SHORT_PROPERTY_NAME;
       (alias = u_getPropertyValueName(property, value, (UPropertyNameChoice)choice)) ||
       choice < U_LONG_PROPERTY_NAME;
       choice++)
    if (is(name, alias)) return true;
  return false;
}

bool regexp_is_property(struct str name, struct str value, bool has_value, bool strings,
                        bool *is_strings) {
  if (has_value) {
    if (is(name, "General_Category") || is(name, "gc"))
      return has_value_named(UCHAR_GENERAL_CATEGORY_MASK, value);
    if (is(name, "Script") || is(name, "sc") || is(name, "Script_Extensions") ||
        is(name, "scx"))
      return has_value_named(UCHAR_SCRIPT, value);
    return false;
  }
  if (has_value_named(UCHAR_GENERAL_CATEGORY_MASK, name) || is_binary(name)) return true;
  for (size_t i = 0; strings && i < sizeof(of_strings) / sizeof(of_strings[0]); i++)
    if (is(name, of_strings[i])) return *is_strings = true;
  return false;
}

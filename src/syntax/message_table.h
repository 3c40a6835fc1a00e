// SPDX-License-Identifier: MIT
//
// The messages of syntax errors: name, constructor, V8's text.  %s: syn_error.argument.
// marker: table
// clang-format off
SYN_MESSAGE(UNEXPECTED_TOKEN,      SyntaxError, "Unexpected token '%s'")
SYN_MESSAGE(UNEXPECTED_END,        SyntaxError, "Unexpected end of input")
SYN_MESSAGE(UNEXPECTED_IDENTIFIER, SyntaxError, "Unexpected identifier '%s'")
SYN_MESSAGE(UNEXPECTED_NUMBER,     SyntaxError, "Unexpected number")
SYN_MESSAGE(UNEXPECTED_STRING,     SyntaxError, "Unexpected string")
SYN_MESSAGE(UNEXPECTED_TEMPLATE,   SyntaxError, "Unexpected template string")
SYN_MESSAGE(UNEXPECTED_RESERVED,   SyntaxError, "Unexpected reserved word")
SYN_MESSAGE(UNEXPECTED_STRICT_RESERVED, SyntaxError, "Unexpected strict mode reserved word")
SYN_MESSAGE(INVALID_TOKEN,         SyntaxError, "Invalid or unexpected token")
SYN_MESSAGE(TOO_LONG,              RangeError,  "Invalid string length")
SYN_MESSAGE(TOO_DEEP,              RangeError,  "Maximum call stack size exceeded")
SYN_MESSAGE(STRICT_EVAL_ARGUMENTS, SyntaxError, "Unexpected eval or arguments in strict mode")
// Words, numbers, strings.
SYN_MESSAGE(ESCAPED_KEYWORD,       SyntaxError, "Keyword must not contain escaped characters")
SYN_MESSAGE(INVALID_HEX_ESCAPE,    SyntaxError, "Invalid hexadecimal escape sequence")
SYN_MESSAGE(INVALID_UNICODE_ESCAPE, SyntaxError, "Invalid Unicode escape sequence")
SYN_MESSAGE(UNDEFINED_CODE_POINT,  SyntaxError, "Undefined Unicode code-point")
SYN_MESSAGE(TRAILING_SEPARATOR,    SyntaxError, "Numeric separators are not allowed at the end of numeric literals")
SYN_MESSAGE(CONTINUOUS_SEPARATOR,  SyntaxError, "Only one underscore is allowed as numeric separator")
SYN_MESSAGE(ZERO_SEPARATOR,        SyntaxError, "Numeric separator can not be used after leading 0.")
SYN_MESSAGE(STRICT_OCTAL,          SyntaxError, "Octal literals are not allowed in strict mode.")
SYN_MESSAGE(STRICT_DECIMAL,        SyntaxError, "Decimals with leading zeros are not allowed in strict mode.")
SYN_MESSAGE(STRICT_OCTAL_ESCAPE,   SyntaxError, "Octal escape sequences are not allowed in strict mode.")
SYN_MESSAGE(STRICT_EIGHT,          SyntaxError, "\\8 and \\9 are not allowed in strict mode.")
SYN_MESSAGE(TEMPLATE_OCTAL,        SyntaxError, "Octal escape sequences are not allowed in template strings.")
SYN_MESSAGE(TEMPLATE_EIGHT,        SyntaxError, "\\8 and \\9 are not allowed in template strings.")
// Regular expressions.
SYN_MESSAGE(REGEXP_UNTERMINATED,   SyntaxError, "Invalid regular expression: missing /")
SYN_MESSAGE(REGEXP_FLAGS,          SyntaxError, "Invalid regular expression flags")
// JSX.
SYN_MESSAGE(JSX_CLOSING_TAG,       SyntaxError, "Expected corresponding JSX closing tag for '%s'")

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
SYN_MESSAGE(TOO_DEEP,              RangeError,  "Maximum call stack size exceeded")

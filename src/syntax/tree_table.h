// SPDX-License-Identifier: MIT
//
// The kinds of nodes and their children, in source order.  [x]: may be missing, and is told by its
// kind or by a flag; x?: SYN_NONE when missing; x*: any number.
// house: table
// clang-format off
SYN_NODE(NONE)              // stands for a missing child where order alone tells them apart
SYN_NODE(PROGRAM)           // statement*

// Names.  value: 0 until scope analysis gives IDENTIFIER, BINDING and PRIVATE_NAME their symbol.
SYN_NODE(IDENTIFIER)        // a reference; flags WRITTEN (assigned, updated, for-in/of target), READ unless only written
SYN_NODE(BINDING)           // a declared name
SYN_NODE(NAME)              // a property, label, import or export name: never resolved
SYN_NODE(PRIVATE_NAME)      // #x

// Literals.
SYN_NODE(NUMBER)
SYN_NODE(BIGINT)
SYN_NODE(STRING)
SYN_NODE(REGEXP)
SYN_NODE(NULL)
SYN_NODE(TRUE)
SYN_NODE(FALSE)
SYN_NODE(TEMPLATE)          // (TEMPLATE_TEXT expression)* TEMPLATE_TEXT
SYN_NODE(TEMPLATE_TEXT)     // with its ` ${ } marks
SYN_NODE(ARRAY)             // (element | HOLE | SPREAD)*
SYN_NODE(HOLE)
SYN_NODE(SPREAD)            // expression
SYN_NODE(OBJECT)            // (PROPERTY | SPREAD)*
SYN_NODE(PROPERTY)          // [DECORATOR*] key value; flags COMPUTED SHORTHAND; a method's value is a FUNCTION.
                            // key: NAME STRING NUMBER BIGINT PRIVATE_NAME or, COMPUTED, an expression.
                            // SHORTHAND: the key is a NAME, the value an IDENTIFIER (or ASSIGN of one) of the same place

// Expressions.
SYN_NODE(THIS)
SYN_NODE(SUPER)             // as base of a CHAIN
SYN_NODE(NEW_TARGET)
SYN_NODE(IMPORT_META)
SYN_NODE(IMPORT_CALL)       // expression [expression]; op: phase (T_SOURCE, T_DEFER or 0)
SYN_NODE(PAREN)             // expression.  The range includes the parentheses
SYN_NODE(SEQUENCE)          // expression expression+
SYN_NODE(ASSIGN)            // target value; op: token; target is a pattern, IDENTIFIER, CHAIN or PAREN of these
SYN_NODE(CONDITIONAL)       // test consequent alternate
SYN_NODE(BINARY)            // operand operand+: a left-associative run of one precedence, flat.  op: the first operator;
                            // syn_operator_after() tells the others
SYN_NODE(UNARY)             // operand; op: token (T_DELETE T_VOID T_TYPEOF T_ADD T_SUB T_NOT T_TILDE)
SYN_NODE(UPDATE)            // operand; op: T_INCREMENT T_DECREMENT; flag PREFIX
SYN_NODE(AWAIT)             // operand
SYN_NODE(YIELD)             // [operand]; flag DELEGATE
SYN_NODE(NEW)               // callee [TS_TYPE_ARGUMENTS] [ARGUMENTS]
SYN_NODE(CHAIN)             // base link+: member accesses and calls, flat.  flag OPTIONAL if a link has it
SYN_NODE(DOT)               // link: NAME | PRIVATE_NAME; flag OPTIONAL (?.)
SYN_NODE(INDEX)             // link: expression; flag OPTIONAL
SYN_NODE(CALL)              // link: [TS_TYPE_ARGUMENTS] ARGUMENTS; flag OPTIONAL
SYN_NODE(TAGGED)            // link: TEMPLATE
SYN_NODE(ARGUMENTS)         // (expression | SPREAD)*; the range includes the parentheses
SYN_NODE(FUNCTION)          // [BINDING] [TS_TYPE_PARAMETERS] PARAMETERS [TS_ANNOTATION] [BLOCK | expression]
                            // op: enum syn_function; flags ASYNC GENERATOR STRICT, EXPRESSION_BODY (arrows), and what
                            // its own code (arrows inside included) does: USES_THIS USES_ARGUMENTS HAS_AWAIT HAS_EVAL.
                            // No body: a TypeScript overload, erased
SYN_NODE(PARAMETERS)        // (PARAMETER | REST)*; the range includes the parentheses, if there are any
SYN_NODE(PARAMETER)         // [DECORATOR*] target [TS_ANNOTATION] [default]; flag PROPERTY (TypeScript's modifiers before it)
SYN_NODE(CLASS)             // [DECORATOR*] [BINDING] [TS_TYPE_PARAMETERS] [HERITAGE] [TS_IMPLEMENTS] CLASS_BODY; flag DECLARATION ABSTRACT
SYN_NODE(HERITAGE)          // expression [TS_TYPE_ARGUMENTS]; from "extends"
SYN_NODE(CLASS_BODY)        // member*
SYN_NODE(METHOD)            // [DECORATOR*] key FUNCTION; flags STATIC COMPUTED ABSTRACT OVERRIDE ...; a TypeScript overload has no body
SYN_NODE(FIELD)             // [DECORATOR*] key [TS_ANNOTATION] [value]; flags STATIC COMPUTED ACCESSOR DECLARE ABSTRACT READONLY
SYN_NODE(STATIC_BLOCK)      // BLOCK
SYN_NODE(DECORATOR)         // expression; the range begins with @

// Patterns.  DEFAULT: a target with an initializer, inside a pattern.
SYN_NODE(ARRAY_PATTERN)     // (target | DEFAULT | HOLE | REST)*
SYN_NODE(OBJECT_PATTERN)    // (PROPERTY | REST)*; a PROPERTY's value is a target or DEFAULT
SYN_NODE(DEFAULT)           // target expression
SYN_NODE(REST)              // target [TS_ANNOTATION]

// Statements.
SYN_NODE(EMPTY)
SYN_NODE(BLOCK)             // statement*; the range includes the braces
SYN_NODE(EXPRESSION)        // expression
SYN_NODE(DIRECTIVE)         // STRING
SYN_NODE(VARIABLES)         // DECLARATOR+; op: T_VAR T_LET T_CONST T_USING T_AWAIT (await using); flag DECLARE
SYN_NODE(DECLARATOR)        // target [TS_ANNOTATION] [value]
SYN_NODE(IF)                // test statement [statement]
SYN_NODE(FOR)               // (VARIABLES | expression)? test? update? statement
SYN_NODE(FOR_IN)            // VARIABLES | target, expression, statement
SYN_NODE(FOR_OF)            // the same; flag AWAIT
SYN_NODE(WHILE)             // test statement
SYN_NODE(DO)                // statement test
SYN_NODE(RETURN)            // [expression]
SYN_NODE(BREAK)             // [NAME]
SYN_NODE(CONTINUE)          // [NAME]
SYN_NODE(THROW)             // expression
SYN_NODE(TRY)               // BLOCK [CATCH] [BLOCK]; flag FINALLY: the last child is the finally block
SYN_NODE(CATCH)             // [target [TS_ANNOTATION]] BLOCK
SYN_NODE(SWITCH)            // expression CASE*
SYN_NODE(CASE)              // test? statement*; SYN_NONE: default
SYN_NODE(LABELED)           // NAME statement
SYN_NODE(WITH)              // expression statement
SYN_NODE(DEBUGGER)

// Modules.
SYN_NODE(IMPORT)            // IMPORT_DEFAULT? IMPORT_NAMESPACE? | IMPORT_NAMED*, STRING [ATTRIBUTES]; op: phase or T_TYPE
SYN_NODE(IMPORT_DEFAULT)    // BINDING
SYN_NODE(IMPORT_NAMESPACE)  // BINDING
SYN_NODE(IMPORT_NAMED)      // NAME|STRING BINDING; flag SHORTHAND (one name: both children have its place), TYPE
SYN_NODE(ATTRIBUTES)        // (NAME|STRING STRING)*
SYN_NODE(EXPORT_DECLARATION) // VARIABLES | FUNCTION | CLASS | a TypeScript declaration
SYN_NODE(EXPORT_DEFAULT)    // FUNCTION | CLASS | expression | TS_INTERFACE
SYN_NODE(EXPORT_NAMED)      // EXPORT_SPECIFIER* [STRING [ATTRIBUTES]]; flag FROM: a STRING is there; TYPE
SYN_NODE(EXPORT_SPECIFIER)  // (IDENTIFIER | NAME | STRING) (NAME|STRING): the local name (IDENTIFIER unless FROM), the exported; flags SHORTHAND TYPE
SYN_NODE(EXPORT_ALL)        // [NAME|STRING] STRING [ATTRIBUTES]; a name: export * as name; flag TYPE

// JSX.
SYN_NODE(JSX_ELEMENT)       // JSX_OPENING child* [JSX_CLOSING]; child: JSX_TEXT, JSX_EXPRESSION, JSX_ELEMENT, JSX_FRAGMENT
SYN_NODE(JSX_FRAGMENT)      // child*
SYN_NODE(JSX_OPENING)       // name [TS_TYPE_ARGUMENTS] (JSX_ATTRIBUTE | SPREAD)*; flag SELF_CLOSING
SYN_NODE(JSX_CLOSING)       // name
SYN_NODE(JSX_ATTRIBUTE)     // JSX_NAME [STRING | JSX_EXPRESSION | JSX_ELEMENT | JSX_FRAGMENT]
SYN_NODE(JSX_NAME)          // intrinsic element, attribute, or namespaced name
SYN_NODE(JSX_EXPRESSION)    // [expression | SPREAD]; the range includes the braces
SYN_NODE(JSX_TEXT)
                            // an element's name that is a value: IDENTIFIER, THIS or CHAIN of DOTs

// TypeScript.  Types are kept as far as lowering reads them: TS_TYPE with op enum syn_type.
SYN_NODE(TS_ANNOTATION)     // [TS_TYPE]; from the ?, ! or : to the type's end
SYN_NODE(TS_TYPE)           // op: enum syn_type; children as that says: no uses of values
SYN_NODE(TS_TYPE_ARGUMENTS) // TS_TYPE*; with its angle brackets
SYN_NODE(TS_TYPE_PARAMETERS) // with its angle brackets
SYN_NODE(TS_IMPLEMENTS)     // from "implements"
SYN_NODE(TS_AS)             // expression, and the rest erased: as T, satisfies T, one or more
SYN_NODE(TS_CAST)           // <T>expression: child the expression
SYN_NODE(TS_NON_NULL)       // link: !
SYN_NODE(TS_INSTANTIATION)  // link: type arguments without a call
SYN_NODE(TS_INTERFACE)      // BINDING; erased
SYN_NODE(TS_ALIAS)          // type X = ...: BINDING TS_TYPE; erased
SYN_NODE(TS_ENUM)           // BINDING TS_ENUM_MEMBER*; flags CONST DECLARE
SYN_NODE(TS_ENUM_MEMBER)    // NAME|STRING [expression]
SYN_NODE(TS_NAMESPACE)      // BINDING|CHAIN of names|STRING|NAME(global) [BLOCK]; flags DECLARE, TYPE: nothing at run time
SYN_NODE(TS_IMPORT_EQUALS)  // BINDING (STRING: require("x") | IDENTIFIER or CHAIN); flag TYPE, EXPORTED
SYN_NODE(TS_EXPORT_EQUALS)  // expression
SYN_NODE(TS_EXPORT_AS)      // export as namespace X; erased
SYN_NODE(TS_DECLARE)        // a declaration that is erased whole: declare ..., index signature; [the declaration]: nothing at run time,
                            // its names are globals or types

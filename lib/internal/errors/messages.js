// SPDX-License-Identifier: MIT
'use strict';

// The texts of every coded error, by base class.  A string is a template whose %s stand for the
// constructor's arguments; a function (error, ...arguments) returns the text and may add
// properties to the error.  SystemError entries are only prefixes: the rest comes from the failed
// system call.
// This file is loaded when the first error is made, never at start-up.

const { determineSpecificType, formatList, quoteList, expectedTypes } =
  require('internal/errors/describe');

/** util.inspect, which is only needed once a text shows a value. */
function inspect(value, options) {
  return require('internal/util/inspect').inspect(value, options);
}

/** Adds a property, whatever programs do to prototypes. */
function setOwnProperty(error, name, value) {
  Object.defineProperty(error, name, {
    __proto__: null, value, writable: true, enumerable: true, configurable: true,
  });
}

/** The file name at the end of a path. */
function basename(path) {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Digits in groups of three: 1234567 -> 1_234_567 (as numbers are written in the texts). */
function groupDigits(text) {
  return text.replace(/(?<=^-?\d+)(?=(\d{3})+n?$)/g, '_');
}

/** How ERR_OUT_OF_RANGE shows the value it complains about. */
function describeOutOfRange(received) {
  if (Number.isInteger(received) && Math.abs(received) > 2 ** 32) {
    return groupDigits(String(received));
  }
  if (typeof received === 'bigint') {
    const isLarge = received > 2n ** 32n || received < -(2n ** 32n);
    return `${isLarge ? groupDigits(String(received)) : received}n`;
  }
  return inspect(received);
}

/** " imported from x" or nothing. */
function importedFrom(base) {
  return base ? ` imported from ${base}` : '';
}

/** The value of an argument or property in ERR_INVALID_ARG_VALUE: at most 128 characters. */
function describeInvalidValue(error, name, value, reason = 'is invalid') {
  let shown = inspect(value);
  if (shown.length > 128) shown = `${shown.slice(0, 128)}...`;
  const kind = name.includes('.') ? 'property' : 'argument';
  return `The ${kind} '${name}' ${reason}. Received ${shown}`;
}

/** The value a callback, hook or promise function should have returned. */
function describeInvalidReturn(error, input, name, value) {
  return `Expected ${input} to be returned from the "${name}" function but got ` +
    `${determineSpecificType(value)}.`;
}

/** A value that an HTTP/2 setting cannot take. */
function describeInvalidSetting(error, name, actual, min, max) {
  error.actual = actual;
  if (min !== undefined) {
    error.min = min;
    error.max = max;
  }
  return `Invalid value for setting "${name}": ${actual}`;
}

module.exports = {
  __proto__: null,
  TypeError: {
    ERR_INVALID_OBJECT_DEFINE_PROPERTY: '%s',
    ERR_AMBIGUOUS_ARGUMENT: 'The "%s" argument is ambiguous. %s',
    ERR_ARG_NOT_ITERABLE: '%s must be iterable',
    ERR_ASYNC_CALLBACK: '%s must be a function',
    ERR_ASYNC_TYPE: 'Invalid name for async "type": %s',
    ERR_CONSOLE_WRITABLE_STREAM: 'Console expects a writable stream instance for %s',
    ERR_CONSTRUCT_CALL_INVALID: 'Constructor cannot be called',
    ERR_CONSTRUCT_CALL_REQUIRED: 'Class constructor %s cannot be invoked without `new`',
    ERR_CRYPTO_ECDH_INVALID_FORMAT: 'Invalid ECDH format: %s',
    ERR_CRYPTO_INVALID_AUTH_TAG: 'Invalid authentication tag',
    ERR_CRYPTO_INVALID_COUNTER: 'Invalid counter',
    ERR_CRYPTO_INVALID_CURVE: 'Invalid EC curve name',
    ERR_CRYPTO_INVALID_DIGEST: 'Invalid digest: %s',
    ERR_CRYPTO_INVALID_IV: 'Invalid initialization vector',
    ERR_CRYPTO_INVALID_JWK: 'Invalid JWK data',
    ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE: 'Invalid key object type %s, expected %s.',
    ERR_CRYPTO_INVALID_MAC: 'Invalid MAC: %s',
    ERR_FEATURE_UNAVAILABLE_ON_PLATFORM:
      'The feature %s is unavailable on the current platform, which is being used to run ' +
      'Node.js',
    ERR_HTTP2_ALTSVC_INVALID_ORIGIN: 'HTTP/2 ALTSVC frames require a valid origin',
    ERR_HTTP2_ALTSVC_LENGTH: 'HTTP/2 ALTSVC frames are limited to 16382 bytes',
    ERR_HTTP2_HEADER_SINGLE_VALUE: 'Header field "%s" must only have a single value',
    ERR_HTTP2_INVALID_CONNECTION_HEADERS:
      'HTTP/1 Connection specific headers are forbidden: "%s"',
    ERR_HTTP2_INVALID_HEADER_VALUE: 'Invalid value "%s" for header "%s"',
    ERR_HTTP2_INVALID_ORIGIN: 'HTTP/2 ORIGIN frames require a valid origin',
    ERR_HTTP2_INVALID_PSEUDOHEADER: '"%s" is an invalid pseudoheader or is used incorrectly',
    ERR_HTTP2_ORIGIN_LENGTH: 'HTTP/2 ORIGIN frames are limited to 16382 bytes',
    ERR_HTTP2_PSEUDOHEADER_NOT_ALLOWED: 'Cannot set HTTP/2 pseudo-headers',
    ERR_HTTP_INVALID_HEADER_VALUE: 'Invalid value "%s" for header "%s"',
    ERR_ILLEGAL_CONSTRUCTOR: 'Illegal constructor',
    ERR_IMPORT_ATTRIBUTE_MISSING: 'Module "%s" needs an import attribute of "%s: %s"',
    ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE: 'Module "%s" is not of type "%s"',
    ERR_INCOMPATIBLE_OPTION_PAIR: 'Option "%s" cannot be used in combination with option "%s"',
    ERR_INVALID_CURSOR_POS: 'Cannot set cursor row without setting its column',
    ERR_INVALID_FD_TYPE: 'Unsupported fd type: %s',
    ERR_INVALID_FILE_URL_HOST: 'File URL host must be "localhost" or empty on %s',
    ERR_INVALID_HANDLE_TYPE: 'This handle type cannot be sent',
    ERR_INVALID_HTTP_TOKEN: '%s must be a valid HTTP token ["%s"]',
    ERR_INVALID_IP_ADDRESS: 'Invalid IP address: %s',
    ERR_INVALID_PROTOCOL: 'Protocol "%s" not supported. Expected "%s"',
    ERR_INVALID_REPL_EVAL_CONFIG: 'Cannot specify both "breakEvalOnSigint" and "eval" for REPL',
    ERR_INVALID_REPL_INPUT: '%s',
    ERR_INVALID_SYNC_FORK_INPUT:
      'Asynchronous forks do not support Buffer, TypedArray, DataView or string input: %s',
    ERR_INVALID_THIS: 'Value of "this" must be of type %s',
    ERR_INVALID_TUPLE: '%s must be an iterable %s tuple',
    ERR_MISSING_OPTION: '%s is required',
    ERR_MISSING_PASSPHRASE: 'Passphrase required for encrypted key',
    ERR_MISSING_TRANSFERABLE_IN_TRANSFER_LIST:
      'Object that needs transfer was found in message but not listed in transferList',
    ERR_MODULE_LINK_MISMATCH: '%s',
    ERR_NAPI_CONS_FUNCTION: 'Constructor must be a function',
    ERR_NO_ICU: '%s is not supported on Node.js compiled without ICU',
    ERR_PARSE_ARGS_INVALID_OPTION_VALUE: '%s',
    ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL:
      "Unexpected argument '%s'. This command does not take positional arguments",
    ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS: '%s',
    ERR_SOCKET_BAD_BUFFER_SIZE: 'Buffer size must be a positive integer',
    ERR_SOCKET_BAD_TYPE: 'Bad socket type specified. Valid types are: udp4, udp6',
    ERR_STREAM_ITER_MISSING_FLAG:
      'The stream/iter API requires the --experimental-stream-iter flag',
    ERR_STREAM_NULL_VALUES: 'May not write null values to stream',
    ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS:
      'The ALPNCallback and ALPNProtocols TLS options are mutually exclusive',
    ERR_TLS_INVALID_CONTEXT: '%s must be a SecureContext',
    ERR_TLS_INVALID_PROTOCOL_VERSION: '"%s" is not a valid %s TLS protocol version',
    ERR_TLS_PROTOCOL_VERSION_CONFLICT:
      'TLS protocol version "%s" conflicts with secureProtocol "%s"',
    ERR_TRACE_EVENTS_CATEGORY_REQUIRED: 'At least one category is required',
    ERR_TRAILING_JUNK_AFTER_STREAM_END:
      'Trailing junk found after the end of the compressed stream',
    ERR_UNESCAPED_CHARACTERS: '%s contains unescaped characters',
    ERR_UNKNOWN_ENCODING: 'Unknown encoding: %s',
    ERR_UNKNOWN_FILE_EXTENSION: 'Unknown file extension "%s" for %s',
    ERR_UNKNOWN_SIGNAL: 'Unknown signal: %s',
    ERR_UNSUPPORTED_RESOLVE_REQUEST:
      'Failed to resolve module specifier "%s" from "%s": Invalid relative URL or base ' +
      'scheme is not hierarchical.',
    ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING: 'A dynamic import callback was not specified.',
    ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG:
      'A dynamic import callback was invoked without --experimental-vm-modules',
    ERR_WEBASSEMBLY_RESPONSE: 'WebAssembly response %s',
    ERR_WORKER_UNSUPPORTED_OPERATION: '%s is not supported in workers',
    ERR_ZIP_NOT_WRITABLE: 'this archive was not opened for writing',
    ERR_ENCODING_INVALID_ENCODED_DATA(error, encoding, errno) {
      error.errno = errno;
      return `The encoded data was not valid for encoding ${encoding}`;
    },
    ERR_HTTP2_INVALID_SETTING_VALUE: describeInvalidSetting,
    ERR_IMPORT_ATTRIBUTE_UNSUPPORTED(error, attribute, value, url) {
      return `Import attribute "${attribute}" with value "${value}" is not supported` +
        (url === undefined ? '' : ` in ${url}`);
    },
    ERR_INVALID_ARG_TYPE(error, name, expected, actual) {
      return `${expectedTypes(name, expected)} Received ${determineSpecificType(actual)}`;
    },
    ERR_INVALID_ARG_VALUE: describeInvalidValue,
    ERR_INVALID_CHAR(error, name, field) {
      return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
    },
    ERR_INVALID_FILE_URL_PATH(error, reason, input) {
      error.input = input;
      return `File URL path ${reason}`;
    },
    ERR_INVALID_MIME_SYNTAX(error, production, text, position) {
      return `The MIME syntax for a ${production} in "${text}" is invalid` +
        (position === -1 ? '' : ` at ${position}`);
    },
    ERR_INVALID_MODULE_SPECIFIER(error, request, reason, base) {
      return `Invalid module "${request}" ${reason}${importedFrom(base)}`;
    },
    ERR_INVALID_RETURN_PROPERTY(error, input, name, property, value) {
      return `Expected a valid ${input} to be returned for the "${property}" from the ` +
        `"${name}" hook but got ${determineSpecificType(value)}.`;
    },
    ERR_INVALID_RETURN_PROPERTY_VALUE(error, input, name, property, value) {
      return `Expected ${input} to be returned for the "${property}" from the "${name}" hook ` +
        `but got ${determineSpecificType(value)}.`;
    },
    ERR_INVALID_RETURN_VALUE: describeInvalidReturn,
    ERR_INVALID_URL(error, input, base = null) {
      error.input = input;
      if (base != null) error.base = base;
      return 'Invalid URL';
    },
    ERR_INVALID_URL_PATTERN: '%s',
    ERR_INVALID_URL_SCHEME(error, expected) {
      const schemes = Array.isArray(expected) ? expected : [expected];
      const number = schemes.length > 1 ? 'one ' : '';
      return `The URL must be ${number}of scheme ${schemes.join(' or ')}`;
    },
    ERR_MISSING_ARGS(error, ...names) {
      const noun = names.length > 1 ? 'arguments' : 'argument';
      return `The ${formatList(names.map(quoteList))} ${noun} must be specified`;
    },
    ERR_PACKAGE_IMPORT_NOT_DEFINED(error, specifier, packagePath, base) {
      const place = packagePath ? ` in package ${packagePath}package.json` : '';
      return `Package import specifier "${specifier}" is not defined${place} imported from ` +
        `${base}`;
    },
    ERR_PARSE_ARGS_UNKNOWN_OPTION(error, option, allowPositionals) {
      const advice = '. To specify a positional argument starting with a \'-\', place it at ' +
        'the end of the command after \'--\', as in \'-- ';
      return `Unknown option '${option}'` +
        (allowPositionals ? advice + JSON.stringify(option) : '');
    },
    ERR_PERFORMANCE_INVALID_TIMESTAMP(error, timestamp) {
      return `${Number(timestamp)} is not a valid timestamp`;
    },
    ERR_TLS_ALPN_CALLBACK_INVALID_RESULT(error, value, protocols) {
      return `ALPN callback returned a value (${value}) that did not match any of the ` +
        `client's offered protocols (${protocols.join(', ')})`;
    },
    ERR_WORKER_PATH(error, filename) {
      return 'The worker script or module filename must be an absolute path or a relative ' +
        'path starting with \'./\' or \'../\'.' +
        `${filename.startsWith('file://') ? ' Wrap file:// URLs with `new URL`.' : ''} ` +
        `Received "${filename}"`;
    },
  },
  Error: {
    ERR_ASSERTION: '%s',
    ERR_ASYNC_LOADER_REQUEST_NEVER_SETTLED: 'Async loader request never settled',
    ERR_BUFFER_CONTEXT_NOT_AVAILABLE: 'Buffer is not available for the current Context',
    ERR_CANNOT_WATCH_SIGINT: 'Cannot watch for SIGINT signals',
    ERR_CHILD_CLOSED_BEFORE_REPLY: 'Child closed before reply received',
    ERR_CHILD_PROCESS_IPC_REQUIRED:
      "Forked processes must have an IPC channel, missing value 'ipc' in %s",
    ERR_CLOSED_MESSAGE_PORT: 'Cannot send data on closed MessagePort',
    ERR_CONTEXT_NOT_INITIALIZED: 'context used is not initialized',
    ERR_CRYPTO_ARGON2_NOT_SUPPORTED: 'Argon2 algorithm not supported',
    ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED: 'Custom engines not supported by this OpenSSL',
    ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY: 'Public key is not valid for specified curve',
    ERR_CRYPTO_ENGINE_UNKNOWN: 'Engine "%s" was not found',
    ERR_CRYPTO_FIPS_FORCED: 'Cannot set FIPS mode, it was forced with --force-fips at startup.',
    ERR_CRYPTO_FIPS_UNAVAILABLE: 'Cannot set FIPS mode in a non-FIPS build.',
    ERR_CRYPTO_HASH_FINALIZED: 'Digest already called',
    ERR_CRYPTO_HASH_UPDATE_FAILED: 'Hash update failed',
    ERR_CRYPTO_INCOMPATIBLE_KEY: 'Incompatible %s: %s',
    ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS: 'The selected key encoding %s %s.',
    ERR_CRYPTO_INITIALIZATION_FAILED: 'Initialization failed',
    ERR_CRYPTO_INVALID_STATE: 'Invalid state for operation %s',
    ERR_CRYPTO_JWK_UNSUPPORTED_CURVE: 'Unsupported JWK EC curve: %s.',
    ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE: 'Unsupported JWK Key Type.',
    ERR_CRYPTO_KEM_NOT_SUPPORTED: 'KEM is not supported',
    ERR_CRYPTO_MAC_FINALIZED: 'MAC already finalized',
    ERR_CRYPTO_MAC_NOT_SUPPORTED: 'MAC is not supported',
    ERR_CRYPTO_MAC_UPDATE_FAILED: 'MAC update failed',
    ERR_CRYPTO_OPERATION_FAILED: 'Operation failed',
    ERR_CRYPTO_PBKDF2_ERROR: 'PBKDF2 error',
    ERR_CRYPTO_SCRYPT_NOT_SUPPORTED: 'Scrypt algorithm not supported',
    ERR_CRYPTO_SIGN_KEY_REQUIRED: 'No key provided to sign',
    ERR_CRYPTO_UNKNOWN_CIPHER: 'Unknown cipher',
    ERR_CRYPTO_UNKNOWN_DH_GROUP: 'Unknown DH group',
    ERR_CRYPTO_UNSUPPORTED_OPERATION: 'Unsupported crypto operation',
    ERR_DEBUGGER_ERROR: '%s',
    ERR_DIR_CLOSED: 'Directory handle was closed',
    ERR_DIR_CONCURRENT_OPERATION:
      'Cannot do synchronous work on directory handle with concurrent asynchronous operations',
    ERR_DLOPEN_FAILED: 'DLOpen failed',
    ERR_DNS_SET_SERVERS_FAILED: 'c-ares failed to set servers: "%s" [%s]',
    ERR_DOMAIN_CALLBACK_NOT_AVAILABLE:
      'A callback was registered through process.setUncaughtExceptionCaptureCallback(), ' +
      'which is mutually exclusive with using the `domain` module',
    ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE:
      'The `domain` module is in use, which is mutually exclusive with calling ' +
      'process.setUncaughtExceptionCaptureCallback()',
    ERR_DUPLICATE_STARTUP_SNAPSHOT_MAIN_FUNCTION:
      'Deserialize main function is already configured.',
    ERR_EVAL_ESM_CANNOT_PRINT: '--print cannot be used with ESM input',
    ERR_EVENT_RECURSION: 'The event "%s" is already being dispatched',
    ERR_FFI_LIBRARY_CLOSED: 'Library is closed',
    ERR_HTTP2_CONNECT_AUTHORITY: ':authority header is required for CONNECT requests',
    ERR_HTTP2_CONNECT_PATH: 'The :path header is forbidden for CONNECT requests',
    ERR_HTTP2_CONNECT_SCHEME: 'The :scheme header is forbidden for CONNECT requests',
    ERR_HTTP2_GOAWAY_SESSION: 'New streams cannot be created after receiving a GOAWAY',
    ERR_HTTP2_HEADERS_AFTER_RESPOND:
      'Cannot specify additional headers after response initiated',
    ERR_HTTP2_HEADERS_SENT: 'Response has already been initiated.',
    ERR_HTTP2_INVALID_SESSION: 'The session has been destroyed',
    ERR_HTTP2_INVALID_STREAM: 'The stream has been destroyed',
    ERR_HTTP2_MAX_PENDING_SETTINGS_ACK: 'Maximum number of pending settings acknowledgements',
    ERR_HTTP2_NESTED_PUSH: 'A push stream cannot initiate another push stream.',
    ERR_HTTP2_NO_MEM: 'Out of memory',
    ERR_HTTP2_NO_SOCKET_MANIPULATION:
      'HTTP/2 sockets should not be directly manipulated (e.g. read and written)',
    ERR_HTTP2_OUT_OF_STREAMS:
      'No stream ID is available because maximum stream ID has been reached',
    ERR_HTTP2_PAYLOAD_FORBIDDEN: 'Responses with %s status must not have a payload',
    ERR_HTTP2_PING_CANCEL: 'HTTP2 ping cancelled',
    ERR_HTTP2_PUSH_DISABLED: 'HTTP/2 client has disabled push streams',
    ERR_HTTP2_SEND_FILE: 'Directories cannot be sent',
    ERR_HTTP2_SEND_FILE_NOSEEK: 'Offset or length can only be specified for regular files',
    ERR_HTTP2_SESSION_ERROR: 'Session closed with error code %s',
    ERR_HTTP2_SETTINGS_CANCEL: 'HTTP2 session settings canceled',
    ERR_HTTP2_SOCKET_BOUND: 'The socket is already bound to an Http2Session',
    ERR_HTTP2_SOCKET_UNBOUND: 'The socket has been disconnected from the Http2Session',
    ERR_HTTP2_STATUS_101: 'HTTP status code 101 (Switching Protocols) is forbidden in HTTP/2',
    ERR_HTTP2_STREAM_ERROR: 'Stream closed with error code %s',
    ERR_HTTP2_STREAM_SELF_DEPENDENCY: 'A stream cannot depend on itself',
    ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS:
      'Number of custom settings exceeds MAX_ADDITIONAL_SETTINGS',
    ERR_HTTP2_TOO_MANY_INVALID_FRAMES: 'Too many invalid HTTP/2 frames',
    ERR_HTTP2_TOO_MANY_ORIGINS:
      'The server sent more ORIGIN frames than the allowed number of %s',
    ERR_HTTP2_TRAILERS_ALREADY_SENT: 'Trailing headers have already been sent',
    ERR_HTTP2_TRAILERS_NOT_READY:
      'Trailing headers cannot be sent until after the wantTrailers event is emitted',
    ERR_HTTP2_UNSUPPORTED_PROTOCOL: 'protocol "%s" is unsupported.',
    ERR_HTTP_BODY_NOT_ALLOWED:
      'Adding content for this request method or response status is not allowed.',
    ERR_HTTP_CONTENT_LENGTH_MISMATCH:
      "Response body's content-length of %s byte(s) does not match the content-length of " +
      '%s byte(s) set in header',
    ERR_HTTP_HEADERS_SENT: 'Cannot %s headers after they are sent to the client',
    ERR_HTTP_REQUEST_TIMEOUT: 'Request timeout',
    ERR_HTTP_SOCKET_ASSIGNED: 'ServerResponse has an already assigned socket',
    ERR_HTTP_SOCKET_ENCODING:
      'Changing the socket encoding is not allowed per RFC7230 Section 3.',
    ERR_HTTP_TRAILER_INVALID: 'Trailers are invalid with this transfer encoding',
    ERR_INPUT_TYPE_NOT_ALLOWED:
      '--input-type can only be used with string input via --eval, --print, or STDIN',
    ERR_INSPECTOR_ALREADY_ACTIVATED:
      'Inspector is already activated. Close it with inspector.close() before activating ' +
      'it again.',
    ERR_INSPECTOR_ALREADY_CONNECTED: '%s is already connected',
    ERR_INSPECTOR_CLOSED: 'Session was closed',
    ERR_INSPECTOR_NOT_ACTIVE: 'Inspector is not active',
    ERR_INSPECTOR_NOT_AVAILABLE: 'Inspector is not available',
    ERR_INSPECTOR_NOT_CONNECTED: 'Session is not connected',
    ERR_INSPECTOR_NOT_WORKER: 'Current thread is not a worker',
    ERR_INVALID_STATE: 'Invalid state: %s',
    ERR_INVALID_ADDRESS: 'Invalid socket address',
    ERR_IPC_CHANNEL_CLOSED: 'Channel closed',
    ERR_IPC_DISCONNECTED: 'IPC channel is already disconnected',
    ERR_IPC_ONE_PIPE: 'Child process can have only one IPC pipe',
    ERR_IPC_SYNC_FORK: 'IPC cannot be used with synchronous forks',
    ERR_LOADER_CHAIN_INCOMPLETE:
      '"%s" did not call the next hook in its chain and did not explicitly signal a short ' +
      "circuit. If this is intentional, include `shortCircuit: true` in the hook's return.",
    ERR_MEMORY_ALLOCATION_FAILED: 'Failed to allocate memory',
    ERR_METHOD_NOT_IMPLEMENTED: 'The %s method is not implemented',
    ERR_MULTIPLE_CALLBACK: 'Callback called multiple times',
    ERR_NON_CONTEXT_AWARE_DISABLED: 'Loading non context-aware native addons has been disabled',
    ERR_NOT_BUILDING_SNAPSHOT: 'Operation cannot be invoked when not building startup snapshot',
    ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION:
      'Operation cannot be invoked when not in a single-executable application',
    ERR_NOT_SUPPORTED_IN_SNAPSHOT: '%s is not supported in startup snapshot',
    ERR_NO_CRYPTO: 'Node.js is not compiled with OpenSSL crypto support',
    ERR_NO_TEMPORAL: 'Temporal is not supported in this environment',
    ERR_NO_TYPESCRIPT: 'Node.js is not compiled with TypeScript support',
    ERR_OPERATION_FAILED: 'Operation failed: %s',
    ERR_PROTO_ACCESS:
      'Accessing Object.prototype.__proto__ has been disallowed with --disable-proto=throw',
    ERR_PROXY_INVALID_CONFIG: '%s',
    ERR_PROXY_TUNNEL: '%s',
    ERR_QUIC_CONNECTION_FAILED: 'QUIC connection failed',
    ERR_QUIC_OPEN_STREAM_FAILED: 'Failed to open QUIC stream',
    ERR_QUIC_STREAM_ABORTED: '%s',
    ERR_QUIC_VERSION_NEGOTIATION_ERROR: 'The QUIC session requires version negotiation',
    ERR_REQUIRE_CYCLE_MODULE: '%s',
    ERR_SCRIPT_EXECUTION_INTERRUPTED: 'Script execution was interrupted by `SIGINT`',
    ERR_SCRIPT_EXECUTION_TIMEOUT: 'Script execution timed out after %sms',
    ERR_SERVER_ALREADY_LISTEN: 'Listen method has been called more than once without closing.',
    ERR_SERVER_NOT_RUNNING: 'Server is not running.',
    ERR_SINGLE_EXECUTABLE_APPLICATION_ASSET_NOT_FOUND:
      'Cannot find asset %s for the single executable application',
    ERR_SOCKET_ALREADY_BOUND: 'Socket is already bound',
    ERR_SOCKET_CLOSED: 'Socket is closed',
    ERR_SOCKET_CLOSED_BEFORE_CONNECTION: 'Socket closed before the connection was established',
    ERR_SOCKET_CONNECTION_TIMEOUT: 'Socket connection timeout',
    ERR_SOCKET_DGRAM_IS_CONNECTED: 'Already connected',
    ERR_SOCKET_DGRAM_NOT_CONNECTED: 'Not connected',
    ERR_SOCKET_DGRAM_NOT_RUNNING: 'Not running',
    ERR_SOCKET_HANDLE_ADOPTED:
      'The bound socket has already been adopted by a server or socket',
    ERR_SOURCE_MAP_CORRUPT: "The source map for '%s' does not exist or is corrupt.",
    ERR_SOURCE_MAP_MISSING_SOURCE: "Cannot find '%s' imported from the source map for '%s'",
    ERR_STREAM_ALREADY_FINISHED: 'Cannot call %s after a stream was finished',
    ERR_STREAM_CANNOT_PIPE: 'Cannot pipe, not readable',
    ERR_STREAM_DESTROYED: 'Cannot call %s after a stream was destroyed',
    ERR_STREAM_PREMATURE_CLOSE: 'Premature close',
    ERR_STREAM_PUSH_AFTER_EOF: 'stream.push() after EOF',
    ERR_STREAM_UNABLE_TO_PIPE: 'Cannot pipe to a closed or destroyed stream',
    ERR_STREAM_UNSHIFT_AFTER_END_EVENT: 'stream.unshift() after end event',
    ERR_STREAM_WRAP: 'Stream has StringDecoder set or is in objectMode',
    ERR_STREAM_WRITE_AFTER_END: 'write after end',
    ERR_STRING_TOO_LONG: 'Cannot create a string longer than 0x1fffffe8 characters',
    ERR_SYNTHETIC: 'JavaScript Callstack',
    ERR_THROTTLED: 'The call was dropped by the throttled function',
    ERR_TLS_DH_PARAM_SIZE: 'DH parameter size %s is less than 2048',
    ERR_TLS_HANDSHAKE_TIMEOUT: 'TLS handshake timeout',
    ERR_TLS_INVALID_STATE: 'TLS socket connection must be securely established',
    ERR_TLS_RENEGOTIATION_DISABLED: 'TLS session renegotiation disabled for this socket',
    ERR_TLS_RENEGOTIATION_UNSUPPORTED:
      'TLS session renegotiation is unsupported by this TLS implementation',
    ERR_TLS_REQUIRED_SERVER_NAME: '"servername" is required parameter for Server.addContext',
    ERR_TLS_SESSION_ATTACK: 'TLS session renegotiation attack detected',
    ERR_TLS_SNI_FROM_SERVER: 'Cannot issue SNI from a TLS server-side socket',
    ERR_TRACE_EVENTS_UNAVAILABLE: 'Trace events are unavailable',
    ERR_UNAVAILABLE_DURING_EXIT: 'Cannot call function in process exit handler',
    ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET:
      '`process.setupUncaughtExceptionCapture()` was called while a capture callback was ' +
      'already active',
    ERR_UNKNOWN_BUILTIN_MODULE: 'No such built-in module: %s',
    ERR_UNKNOWN_CREDENTIAL: '%s identifier does not exist: %s',
    ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING:
      'Stripping types is currently unsupported for files under node_modules, for "%s"',
    ERR_USE_AFTER_CLOSE: '%s was closed',
    ERR_VALID_PERFORMANCE_ENTRY_TYPE: 'At least one valid performance entry type is required',
    ERR_VFS_INVALID_TARGET:
      '%s is not a valid --vfs-mount source: must be an existing file or directory',
    ERR_VM_MODULE_ALREADY_LINKED: 'Module has already been linked',
    ERR_VM_MODULE_CACHED_DATA_REJECTED: 'cachedData buffer was rejected',
    ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA:
      'Cached data cannot be created for a module which has been evaluated',
    ERR_VM_MODULE_DIFFERENT_CONTEXT: 'Linked modules must use the same context',
    ERR_VM_MODULE_NOT_MODULE: 'Provided module is not an instance of Module',
    ERR_VM_MODULE_STATUS: 'Module status %s',
    ERR_WASI_ALREADY_STARTED: 'WASI instance has already started',
    ERR_WEBASSEMBLY_NOT_SUPPORTED:
      'WebAssembly is not supported in this environment, but is required for %s',
    ERR_WORKER_HANDLE_NOT_TRANSFERABLE:
      '%s cannot be transferred in its current state; it must be a freshly created or ' +
      'accepted handle that has not started reading and has no pending writes',
    ERR_WORKER_INIT_FAILED: 'Worker initialization failure: %s',
    ERR_WORKER_MESSAGING_ERRORED:
      'The destination thread threw an error while processing the message',
    ERR_WORKER_MESSAGING_FAILED: 'Cannot find the destination thread or listener',
    ERR_WORKER_MESSAGING_SAME_THREAD: 'Cannot sent a message to the same thread',
    ERR_WORKER_MESSAGING_TIMEOUT: 'Sending a message to another thread timed out',
    ERR_WORKER_NOT_RUNNING: 'Worker instance not running',
    ERR_WORKER_OUT_OF_MEMORY: 'Worker terminated due to reaching memory limit: %s',
    ERR_WORKER_UNSERIALIZABLE_ERROR: 'Serializing an uncaught exception failed',
    ERR_ZIP_ENTRY_CORRUPT: 'ZIP entry is corrupt: %s',
    ERR_ZIP_ENTRY_NOT_FOUND: 'no such entry "%s" in the archive',
    ERR_ZIP_INVALID_ARCHIVE: 'invalid ZIP archive: %s',
    ERR_ZIP_UNSUPPORTED_FEATURE: 'unsupported ZIP feature: %s',
    ERR_ZLIB_INITIALIZATION_FAILED: 'Initialization failed',
    ERR_ACCESS_DENIED(error, message, permission = '', resource = '') {
      error.permission = permission;
      error.resource = resource;
      return message;
    },
    ERR_DEBUGGER_STARTUP_ERROR(error, message, { childStderr }) {
      error.childStderr = childStderr;
      return message;
    },
    ERR_FALSY_VALUE_REJECTION(error, reason) {
      error.reason = reason;
      return 'Promise was rejected with falsy value';
    },
    ERR_FS_WATCH_QUEUE_OVERFLOW(error, limit) {
      return `fs.watch() queued more than ${limit} events`;
    },
    ERR_HTTP2_STREAM_CANCEL(error, cause) {
      if (cause === undefined) return 'The pending stream has been canceled';
      error.cause = cause;
      const reason = typeof cause?.message === 'string' ? ` (caused by: ${cause.message})` : '';
      return `The pending stream has been canceled${reason}`;
    },
    ERR_INSPECTOR_COMMAND(error, code, message) {
      return `Inspector error ${code}: ${message}`;
    },
    ERR_INTERNAL_ASSERTION(error, message) {
      return `${message === undefined ? '' : `${message}\n`}` +
        'This is caused by a bug in Nodus or incorrect usage of its internals.\n';
    },
    ERR_INVALID_PACKAGE_CONFIG(error, path, base, message) {
      return `Invalid package config ${path}${base ? ` while importing ${base}` : ''}` +
        `${message ? `. ${message}` : ''}`;
    },
    ERR_INVALID_PACKAGE_TARGET(error, packagePath, key, target, isImport = false, base) {
      const isMain = key === '.' && !isImport;
      const needsDot = typeof target === 'string' && !isImport && target.length > 0 &&
        !target.startsWith('./');
      return `Invalid "${isImport ? 'imports' : 'exports'}"${isMain ? ' main' : ''} target ` +
        `${JSON.stringify(target)} defined ${isMain ? '' : `for '${key}' `}in the package ` +
        `config ${packagePath}package.json${importedFrom(base)}` +
        (needsDot ? '; targets must start with "./"' : '');
    },
    ERR_IP_BLOCKED(error, ip) {
      return `IP(${ip}) is blocked by net.BlockList`;
    },
    ERR_MODULE_NOT_FOUND(error, path, base, exactUrl) {
      if (exactUrl) setOwnProperty(error, 'url', `${exactUrl}`);
      return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
    },
    ERR_PACKAGE_MAP_EXTERNAL_FILE(error, specifier, file, map) {
      return `Cannot resolve "${specifier}" from "${file}": file is not within any package ` +
        `defined in ${map}`;
    },
    ERR_PACKAGE_MAP_KEY_NOT_FOUND(error, key, map) {
      return `Package key "${key}" referenced in dependencies but not defined in ${map}`;
    },
    ERR_PACKAGE_PATH_NOT_EXPORTED(error, packagePath, subpath, base) {
      const what = subpath === '.' ?
        'No "exports" main defined' :
        `Package subpath '${subpath}' is not defined by "exports"`;
      return `${what} in ${packagePath}package.json${importedFrom(base)}`;
    },
    ERR_QUIC_ENDPOINT_CLOSED(error, reason, code) {
      return `QUIC endpoint closed: ${reason} (${code})`;
    },
    ERR_REQUIRE_ASYNC_MODULE(error, filename, parentFilename, requireStack = []) {
      let text = 'require() cannot be used on an ESM graph with top-level await. Use ' +
        'import() instead. To see where the top-level await comes from, use ' +
        '--experimental-print-required-tla.';
      if (filename) text += `\nRequired module: ${filename}`;
      if (requireStack.length > 0) text += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
      return text;
    },
    ERR_REQUIRE_ESM(error, filename, hasEsmSyntax, parent, packagePath) {
      const text = `require() of ES Module ${filename}${parent ? ` from ${parent}` : ''} ` +
        'not supported.';
      if (!packagePath) return text;
      const isSameName = parent && basename(parent) === basename(filename);
      const name = isSameName ? filename : basename(filename);
      const dynamicImport = 'dynamic import() which is available in all CommonJS modules';
      if (hasEsmSyntax) {
        return `${text}\nInstead change the require of ${name} in ${parent} to a ` +
          `${dynamicImport}.`;
      }
      return `${text}\n${name} is treated as an ES module file as it is a .js file whose ` +
        'nearest parent package.json contains "type": "module" which declares all .js files ' +
        `in that package scope as ES modules.\nInstead either rename ${name} to end in .cjs, ` +
        `change the requiring code to use ${dynamicImport}, or change "type": "module" to ` +
        `"type": "commonjs" in ${packagePath} to treat all .js files as CommonJS (using ` +
        '.mjs for all ES modules instead).\n';
    },
    ERR_REQUIRE_ESM_RACE_CONDITION(error, filename, parent, isForAsyncLoaderHook) {
      const thread = isForAsyncLoaderHook ?
        'loader hook worker thread' :
        'non-loader-hook thread';
      return `Cannot require() ES Module ${filename} because it is not yet fully loaded.\n` +
        'This may be caused by a race condition if the module is simultaneously dynamically ' +
        'import()-ed via Promise.all().\nTry await-ing the import() sequentially in a loop ' +
        `instead.\n (From ${parent ? `${parent} in` : ''} ${thread})`;
    },
    ERR_TEST_FAILURE(error, cause, failureType) {
      error.failureType = failureType;
      error.cause = cause;
      const message = cause?.message ?? cause;
      return typeof message === 'string' ? message : inspect(message);
    },
    ERR_TLS_CERT_ALTNAME_INVALID(error, reason, host, cert) {
      error.reason = reason;
      error.host = host;
      error.cert = cert;
      return `Hostname/IP does not match certificate's altnames: ${reason}`;
    },
    ERR_UNHANDLED_ERROR(error, value) {
      return value === undefined ? 'Unhandled error.' : `Unhandled error. (${value})`;
    },
    ERR_UNSUPPORTED_DIR_IMPORT(error, path, base, exactUrl) {
      if (exactUrl) setOwnProperty(error, 'url', `${exactUrl}`);
      return `Directory import '${path}' is not supported resolving ES modules imported from ` +
        `${base}`;
    },
    ERR_UNSUPPORTED_ESM_URL_SCHEME(error, url, supported) {
      return `Only URLs with a scheme in: ${formatList(supported)} are supported by the ` +
        `default ESM loader. Received protocol '${url.protocol}'`;
    },
    ERR_VM_MODULE_LINK_FAILURE(error, message, cause) {
      error.cause = cause;
      return message;
    },
    ERR_WORKER_INVALID_EXEC_ARGV(error, flags, reason = 'invalid execArgv flags') {
      return `Initiated Worker with ${reason}: ${flags.join(', ')}`;
    },
  },
  RangeError: {
    ERR_BROTLI_INVALID_PARAM: '%s is not a valid Brotli parameter',
    ERR_BUFFER_TOO_LARGE: 'Cannot create a Buffer larger than %s bytes',
    ERR_CHILD_PROCESS_STDIO_MAXBUFFER: '%s maxBuffer length exceeded',
    ERR_CRYPTO_INVALID_KEYLEN: 'Invalid key length',
    ERR_CRYPTO_INVALID_KEYPAIR: 'Invalid key pair',
    ERR_CRYPTO_INVALID_KEYTYPE: 'Invalid key type',
    ERR_CRYPTO_INVALID_MESSAGELEN: 'Invalid message length',
    ERR_CRYPTO_INVALID_TAG_LENGTH: 'Invalid taglength: %s',
    ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: 'Input buffers must have the same byte length',
    ERR_ENCODING_NOT_SUPPORTED: 'The "%s" encoding is not supported',
    ERR_FS_FILE_TOO_LARGE: 'File size (%s) is greater than 2 GiB',
    ERR_HTTP2_INFO_STATUS_NOT_ALLOWED: 'Informational status codes cannot be used',
    ERR_HTTP2_INVALID_INFO_STATUS: 'Invalid informational status code: %s',
    ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH:
      'Packed settings length must be a multiple of six',
    ERR_HTTP2_PING_LENGTH: 'HTTP2 ping payload must be 8 bytes',
    ERR_HTTP2_STATUS_INVALID: 'Invalid status code: %s',
    ERR_HTTP_INVALID_STATUS_CODE: 'Invalid status code: %s',
    ERR_INVALID_ASYNC_ID: 'Invalid %s value: %s',
    ERR_INVALID_BUFFER_SIZE: 'Buffer size must be a multiple of %s',
    ERR_INVALID_FD: '"fd" must be a positive integer: %s',
    ERR_NAPI_INVALID_DATAVIEW_ARGS:
      'byte_offset + byte_length should be less than or equal to the size in bytes of the ' +
      'array passed in',
    ERR_NAPI_INVALID_TYPEDARRAY_ALIGNMENT: 'start offset of %s should be a multiple of %s',
    ERR_NAPI_INVALID_TYPEDARRAY_LENGTH: 'Invalid typed array length',
    ERR_UNKNOWN_MODULE_FORMAT: 'Unknown module format: %s for URL %s',
    ERR_ZIP_ARCHIVE_TOO_LARGE: 'ZIP archive structure exceeds the allowed size: %s',
    ERR_ZIP_ENTRY_TOO_LARGE: 'ZIP entry exceeds the allowed size: %s',
    ERR_ZSTD_INVALID_PARAM: '%s is not a valid zstd parameter',
    ERR_CRYPTO_INVALID_SCRYPT_PARAMS(error, reason) {
      return reason === undefined ? 'Invalid scrypt params' : `Invalid scrypt params: ${reason}`;
    },
    ERR_BUFFER_OUT_OF_BOUNDS(error, name) {
      return name ?
        `"${name}" is outside of buffer bounds` :
        'Attempt to access memory outside buffer bounds';
    },
    ERR_INVALID_ADDRESS_FAMILY(error, family, host, port) {
      error.host = host;
      error.port = port;
      return `Invalid address family: ${family} ${host}:${port}`;
    },
    ERR_OUT_OF_RANGE(error, name, range, received, replaceDefault = false) {
      const subject = replaceDefault ? name : `The value of "${name}" is out of range.`;
      return `${subject} It must be ${range}. Received ${describeOutOfRange(received)}`;
    },
    ERR_SOCKET_BAD_PORT(error, name, port, allowZero = true) {
      return `${name} should be ${allowZero ? '>=' : '>'} 0 and < 65536. ` +
        `Received ${determineSpecificType(port)}.`;
    },
  },
  SyntaxError: {
    ERR_SOURCE_PHASE_NOT_DEFINED: "Source phase import object is not defined for module '%s'",
    ERR_INVALID_TYPESCRIPT_SYNTAX: '%s',
    ERR_TLS_CERT_ALTNAME_FORMAT: 'Invalid subject alternative name string',
    ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX: '%s',
    ERR_PACKAGE_MAP_INVALID(error, path, reason) {
      return `Invalid package-map.json at "${path}": ${reason}`;
    },
    ERR_SRI_PARSE(error, text, char, position) {
      return `Subresource Integrity string ${JSON.stringify(text)} had an unexpected ` +
        `${JSON.stringify(char)} at position ${position}`;
    },
  },
  URIError: {
    ERR_INVALID_URI: 'URI malformed',
  },
  SystemError: {
    ERR_FS_CP_DIR_TO_NON_DIR: 'Cannot overwrite non-directory with directory',
    ERR_FS_CP_EEXIST: 'Target already exists',
    ERR_FS_CP_EINVAL: 'Invalid src or dest',
    ERR_FS_CP_FIFO_PIPE: 'Cannot copy a FIFO pipe',
    ERR_FS_CP_NON_DIR_TO_DIR: 'Cannot overwrite directory with non-directory',
    ERR_FS_CP_SOCKET: 'Cannot copy a socket file',
    ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: 'Cannot overwrite symlink in subdirectory of self',
    ERR_FS_CP_UNKNOWN: 'Cannot copy an unknown file type',
    ERR_FS_EISDIR: 'Path is a directory',
    ERR_SOCKET_BUFFER_SIZE: 'Could not get or set buffer size',
    ERR_SYSTEM_ERROR: 'A system error occurred',
    ERR_TTY_INIT_FAILED: 'TTY initialization failed',
  },
};

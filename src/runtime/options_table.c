// SPDX-License-Identifier: MIT
//
// The options, by group as --help lists them. An option that other parts of the runtime do not
// honour yet carries OPTION_UNSUPPORTED and is refused by name; whoever implements it takes the
// flag away and writes its help.
#include "runtime/options.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#define BOOL(name, alias, flags, group, help)                                                  \
  { name, alias, OPTION_BOOL, flags, group, NULL, help }
#define TEXT(name, alias, flags, group, help)                                                  \
  { name, alias, OPTION_STRING, flags, group, NULL, help }
#define LIST(name, alias, flags, group, help)                                                  \
  { name, alias, OPTION_LIST, flags, group, NULL, help }
#define NUMBER(name, flags, initial, group, help)                                              \
  { name, NULL, OPTION_INT, flags, group, initial, help }
#define NOT_YET(name, kind, flags)                                                             \
  { name, NULL, kind, OPTION_UNSUPPORTED | (flags), NULL, NULL, NULL }
#define OF_V8(name, kind, flags)                                                               \
  { name, NULL, kind, OPTION_V8 | OPTION_UNSUPPORTED | (flags), NULL, NULL, NULL }

#define ENV OPTION_IN_ENV
#define ON  OPTION_ON

#define PROGRAM     "Program"
#define MODULES     "Modules"
#define WARNINGS    "Warnings and deprecations"
#define ERRORS      "Errors and diagnostics"
#define ENVIRONMENT "Environment"
#define NETWORK     "Network"
#define REPORTS     "Diagnostic reports"

// house: table
const struct option_def option_defs[] = {
    BOOL("--version", "-v", OPTION_NO_NEGATION, PROGRAM,
         "print the version of Node.js that this runtime matches"),
    BOOL("--help", "-h", OPTION_NO_NEGATION, PROGRAM, "print this text"),
    TEXT("--eval", "-e", 0, PROGRAM, "run the text of the argument as a script"),
    BOOL("--print", "-p", OPTION_NO_NEGATION, PROGRAM,
         "like --eval, and print the value of the script"),
    BOOL("--check", "-c", 0, PROGRAM, "check the syntax of the script without running it"),
    TEXT(
        "--input-type", NULL, ENV, PROGRAM,
        "how to read text from --eval or standard input: commonjs, module, commonjs-typescript "
        "or module-typescript"),
    TEXT("--title", NULL, ENV, PROGRAM, "the title of the process, as ps shows it"),
    BOOL("--expose-gc", NULL, ENV, PROGRAM, "make the garbage collector callable: gc()"),
    NUMBER("--max-old-space-size", ENV, NULL, PROGRAM,
           "the MiB of memory that the garbage collector plans with"),
    TEXT("--disable-proto", NULL, ENV, PROGRAM,
         "what to do with Object.prototype.__proto__: delete or throw"),

    LIST("--require", "-r", ENV, MODULES, "load a CommonJS module before the program"),
    LIST("--import", NULL, ENV, MODULES, "load an ES module before the program"),
    {"--experimental-loader", "--loader", OPTION_LIST, ENV, MODULES, NULL,
     "load a module with hooks that customise the loading of modules"},
    LIST("--conditions", "-C", ENV, MODULES,
         "a further condition for the exports and imports of packages"),
    BOOL("--preserve-symlinks", NULL, ENV, MODULES,
         "name modules by the path they were asked for, not by the file behind symbolic links"),
    BOOL("--preserve-symlinks-main", NULL, ENV, MODULES,
         "the same for the program's main module"),
    BOOL("--global-search-paths", NULL, ENV | ON, MODULES,
         "look for modules in NODE_PATH and the folders of the home directory"),
    {"--strip-types", "--experimental-strip-types", OPTION_BOOL, ENV | ON, MODULES, NULL,
     "run TypeScript files"},
    BOOL("--allow-node-modules-ts", NULL, ENV, MODULES,
         "run TypeScript files of installed packages, too"),
    {"--experimental-detect-module", "--detect-module", OPTION_BOOL, ENV | ON, MODULES, NULL,
     "tell ES modules by their syntax where nothing else does"},
    {"--require-module", "--experimental-require-module", OPTION_BOOL, ENV | ON, MODULES, NULL,
     "let require() load ES modules"},
    BOOL("--experimental-import-meta-resolve", NULL, ENV, MODULES,
         "give import.meta.resolve() its second parameter"),
    BOOL("--experimental-vm-modules", NULL, ENV, MODULES, "offer ES modules in node:vm"),

    BOOL("--warnings", NULL, ENV | ON, WARNINGS, "print warnings"),
    LIST("--disable-warning", NULL, ENV, WARNINGS,
         "leave out the warnings of a code or a type"),
    BOOL("--trace-warnings", NULL, ENV, WARNINGS, "print warnings with their stack"),
    TEXT("--redirect-warnings", NULL, ENV, WARNINGS, "write warnings to a file"),
    BOOL("--deprecation", NULL, ENV | ON, WARNINGS, "print deprecation warnings"),
    BOOL("--trace-deprecation", NULL, ENV, WARNINGS, "print deprecations with their stack"),
    BOOL("--throw-deprecation", NULL, ENV, WARNINGS,
         "throw an error where something is deprecated"),
    BOOL("--pending-deprecation", NULL, ENV, WARNINGS,
         "warn of what is deprecated in documentation only"),

    BOOL("--trace-uncaught", NULL, ENV, ERRORS,
         "print where an uncaught exception was thrown, too"),
    BOOL("--trace-exit", NULL, ENV, ERRORS, "print the stack of a call of process.exit()"),
    BOOL("--enable-source-maps", NULL, ENV, ERRORS, "show places in stacks as source maps say"),
    TEXT("--unhandled-rejections", NULL, ENV, ERRORS,
         "what an unhandled rejection does: throw (default), strict, warn, none or "
         "warn-with-error-code"),
    NUMBER("--stack-trace-limit", ENV, "10", ERRORS, "how many calls a stack shows"),
    BOOL("--abort-on-uncaught-exception", NULL, ENV, ERRORS,
         "abort with a core dump instead of exiting"),
    BOOL("--extra-info-on-fatal-exception", NULL, ENV | ON, ERRORS,
         "print the version after an uncaught exception"),

    LIST("--env-file", NULL, OPTION_NO_NEGATION, ENVIRONMENT,
         "set environment variables from a file"),
    LIST("--env-file-if-exists", NULL, OPTION_NO_NEGATION, ENVIRONMENT,
         "the same, if there is such a file"),

    NUMBER("--max-http-header-size", ENV, "16384", NETWORK,
           "the most bytes that the header of an HTTP message may have"),
    BOOL("--insecure-http-parser", NULL, ENV, NETWORK, "accept malformed HTTP messages"),
    BOOL("--use-env-proxy", NULL, ENV, NETWORK,
         "send HTTP requests through the proxies that the environment names"),
    TEXT("--dns-result-order", NULL, ENV, NETWORK,
         "the order of dns.lookup: verbatim (default), ipv4first or ipv6first"),
    {"--network-family-autoselection", "--enable-network-family-autoselection", OPTION_BOOL,
     ENV | ON, NETWORK, NULL, "try the addresses of all families of a host"},
    NUMBER("--network-family-autoselection-attempt-timeout", ENV, "500", NETWORK,
           "milliseconds to wait before trying the next address"),

    {"--report-directory", "--report-dir", OPTION_STRING, ENV, REPORTS, NULL,
     "where to write reports"},
    TEXT("--report-filename", NULL, ENV, REPORTS, "the name of a report's file"),
    BOOL("--report-compact", NULL, ENV, REPORTS, "write reports on one line"),
    BOOL("--report-exclude-network", NULL, ENV, REPORTS, "leave out the network interfaces"),
    BOOL("--report-exclude-env", NULL, ENV, REPORTS, "leave out the environment variables"),
    BOOL("--report-uncaught-exception", NULL, ENV, REPORTS,
         "write a report of an uncaught exception"),
    BOOL("--report-on-signal", NULL, ENV, REPORTS, "write a report when a signal arrives"),
    {"--report-signal", NULL, OPTION_STRING, ENV, REPORTS, "SIGUSR2", "which signal that is"},

    // ---- Known and refused ----
    {"--interactive", "-i", OPTION_BOOL, OPTION_UNSUPPORTED, NULL, NULL, NULL},
    NOT_YET("--addons", OPTION_BOOL, ENV | ON),
    NOT_YET("--allow-addons", OPTION_BOOL, ENV),
    NOT_YET("--allow-child-process", OPTION_BOOL, ENV),
    NOT_YET("--allow-fs-read", OPTION_LIST, ENV),
    NOT_YET("--allow-fs-write", OPTION_LIST, ENV),
    NOT_YET("--allow-net", OPTION_BOOL, ENV),
    NOT_YET("--allow-wasi", OPTION_BOOL, ENV),
    NOT_YET("--allow-worker", OPTION_BOOL, ENV),
    NOT_YET("--async-context-frame", OPTION_BOOL, ENV | ON),
    NOT_YET("--build-sea", OPTION_STRING, 0),
    NOT_YET("--build-snapshot", OPTION_BOOL, 0),
    NOT_YET("--build-snapshot-config", OPTION_STRING, 0),
    NOT_YET("--completion-bash", OPTION_BOOL, 0),
    NOT_YET("--diagnostic-dir", OPTION_STRING, ENV),
    NOT_YET("--disable-sigusr1", OPTION_BOOL, ENV),
    NOT_YET("--disallow-code-generation-from-strings", OPTION_BOOL, ENV),
    NOT_YET("--enable-fips", OPTION_BOOL, ENV),
    NOT_YET("--entry-url", OPTION_BOOL, ENV),
    NOT_YET("--experimental-config-file", OPTION_STRING, 0),
    NOT_YET("--experimental-default-config-file", OPTION_BOOL, 0),
    NOT_YET("--experimental-eventsource", OPTION_BOOL, ENV),
    NOT_YET("--experimental-sea-config", OPTION_STRING, 0),
    NOT_YET("--experimental-sqlite", OPTION_BOOL, ENV | ON),
    NOT_YET("--experimental-test-coverage", OPTION_BOOL, 0),
    NOT_YET("--experimental-test-module-mocks", OPTION_BOOL, 0),
    NOT_YET("--experimental-websocket", OPTION_BOOL, ENV | ON),
    NOT_YET("--experimental-webstorage", OPTION_BOOL, ENV),
    NOT_YET("--force-context-aware", OPTION_BOOL, ENV),
    NOT_YET("--force-fips", OPTION_BOOL, ENV),
    NOT_YET("--force-node-api-uncaught-exceptions-policy", OPTION_BOOL, ENV),
    NOT_YET("--frozen-intrinsics", OPTION_BOOL, ENV),
    NOT_YET("--heapsnapshot-near-heap-limit", OPTION_INT, ENV),
    NOT_YET("--heapsnapshot-signal", OPTION_STRING, ENV),
    NOT_YET("--icu-data-dir", OPTION_STRING, ENV),
    NOT_YET("--inspect", OPTION_BOOL, ENV),
    NOT_YET("--inspect-brk", OPTION_BOOL, ENV),
    {"--inspect-port", "--debug-port", OPTION_STRING, ENV | OPTION_UNSUPPORTED, NULL, NULL,
     NULL},
    NOT_YET("--inspect-publish-uid", OPTION_STRING, ENV),
    NOT_YET("--inspect-wait", OPTION_BOOL, ENV),
    NOT_YET("--localstorage-file", OPTION_STRING, ENV),
    NOT_YET("--node-memory-debug", OPTION_BOOL, ENV),
    NOT_YET("--openssl-config", OPTION_STRING, ENV),
    NOT_YET("--openssl-legacy-provider", OPTION_BOOL, ENV),
    NOT_YET("--openssl-shared-config", OPTION_BOOL, ENV),
    NOT_YET("--permission", OPTION_BOOL, ENV),
    NOT_YET("--report-on-fatalerror", OPTION_BOOL, ENV),
    NOT_YET("--run", OPTION_STRING, 0),
    NOT_YET("--secure-heap", OPTION_INT, ENV),
    NOT_YET("--secure-heap-min", OPTION_INT, ENV),
    NOT_YET("--snapshot-blob", OPTION_STRING, ENV),
    NOT_YET("--test", OPTION_BOOL, 0),
    NOT_YET("--test-concurrency", OPTION_INT, 0),
    NOT_YET("--test-force-exit", OPTION_BOOL, 0),
    NOT_YET("--test-name-pattern", OPTION_LIST, ENV),
    NOT_YET("--test-only", OPTION_BOOL, ENV),
    NOT_YET("--test-reporter", OPTION_LIST, ENV),
    NOT_YET("--test-reporter-destination", OPTION_LIST, ENV),
    NOT_YET("--test-shard", OPTION_STRING, ENV),
    NOT_YET("--test-skip-pattern", OPTION_LIST, ENV),
    NOT_YET("--test-timeout", OPTION_INT, 0),
    NOT_YET("--test-update-snapshots", OPTION_BOOL, 0),
    NOT_YET("--tls-cipher-list", OPTION_STRING, ENV),
    NOT_YET("--tls-keylog", OPTION_STRING, ENV),
    NOT_YET("--tls-max-v1.2", OPTION_BOOL, ENV),
    NOT_YET("--tls-max-v1.3", OPTION_BOOL, ENV),
    NOT_YET("--tls-min-v1.0", OPTION_BOOL, ENV),
    NOT_YET("--tls-min-v1.1", OPTION_BOOL, ENV),
    NOT_YET("--tls-min-v1.2", OPTION_BOOL, ENV),
    NOT_YET("--tls-min-v1.3", OPTION_BOOL, ENV),
    NOT_YET("--trace-env", OPTION_BOOL, ENV),
    NOT_YET("--trace-event-categories", OPTION_STRING, ENV),
    NOT_YET("--trace-event-file-pattern", OPTION_STRING, ENV),
    NOT_YET("--trace-promises", OPTION_BOOL, ENV),
    NOT_YET("--trace-require-module", OPTION_STRING, ENV),
    NOT_YET("--trace-sigint", OPTION_BOOL, ENV),
    NOT_YET("--trace-sync-io", OPTION_BOOL, ENV),
    NOT_YET("--trace-tls", OPTION_BOOL, ENV),
    NOT_YET("--use-bundled-ca", OPTION_BOOL, ENV),
    NOT_YET("--use-openssl-ca", OPTION_BOOL, ENV),
    NOT_YET("--use-system-ca", OPTION_BOOL, ENV),
    NOT_YET("--verify-base-objects", OPTION_BOOL, ENV),
    NOT_YET("--watch", OPTION_BOOL, ENV),
    NOT_YET("--watch-path", OPTION_LIST, ENV),
    NOT_YET("--watch-preserve-output", OPTION_BOOL, ENV),
    NOT_YET("--zero-fill-buffers", OPTION_BOOL, ENV),

    OF_V8("--allow-natives-syntax", OPTION_BOOL, 0),
    OF_V8("--cpu-prof", OPTION_BOOL, ENV),
    OF_V8("--cpu-prof-dir", OPTION_STRING, ENV),
    OF_V8("--cpu-prof-interval", OPTION_INT, ENV),
    OF_V8("--cpu-prof-name", OPTION_STRING, ENV),
    OF_V8("--disable-wasm-trap-handler", OPTION_BOOL, ENV),
    OF_V8("--harmony", OPTION_BOOL, 0),
    OF_V8("--heap-prof", OPTION_BOOL, ENV),
    OF_V8("--heap-prof-dir", OPTION_STRING, ENV),
    OF_V8("--heap-prof-interval", OPTION_INT, ENV),
    OF_V8("--heap-prof-name", OPTION_STRING, ENV),
    OF_V8("--interpreted-frames-native-stack", OPTION_BOOL, ENV),
    OF_V8("--jitless", OPTION_BOOL, ENV),
    OF_V8("--max-heap-size", OPTION_INT, ENV),
    OF_V8("--max-old-space-size-percentage", OPTION_STRING, ENV),
    OF_V8("--max-semi-space-size", OPTION_INT, ENV),
    OF_V8("--perf-basic-prof", OPTION_BOOL, ENV),
    OF_V8("--perf-basic-prof-only-functions", OPTION_BOOL, ENV),
    OF_V8("--perf-prof", OPTION_BOOL, ENV),
    OF_V8("--perf-prof-unwinding-info", OPTION_BOOL, ENV),
    OF_V8("--prof", OPTION_BOOL, 0),
    OF_V8("--prof-process", OPTION_BOOL, 0),
    OF_V8("--stack-size", OPTION_INT, 0),
    OF_V8("--trace-deopt", OPTION_BOOL, 0),
    OF_V8("--trace-gc", OPTION_BOOL, 0),
    OF_V8("--trace-opt", OPTION_BOOL, 0),
    OF_V8("--turbo-fast-api-calls", OPTION_BOOL, 0),
    OF_V8("--v8-options", OPTION_BOOL, 0),
    OF_V8("--v8-pool-size", OPTION_INT, ENV),
};

const size_t option_def_count = COUNT_OF(option_defs);

# SPDX-License-Identifier: MIT
"""Which of Node's own tests apply to this runtime, and to which module each of them belongs.

A test applies when everything it needs is something this runtime offers: the built-in modules it requires, the helper
files beside it, and the options in its `// Flags:` line. What it needs is read from its text, so that a module which
becomes available is one line here and no list of tests.
"""

import os
import re

# The modules that are there. A test that requires any other built-in module does not apply yet.
MODULES = set('''
assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns
dns/promises domain events fs fs/promises http module net os path path/posix path/win32 perf_hooks process punycode querystring readline readline/promises stream
stream/consumers stream/promises stream/web string_decoder sys timers timers/promises tty url util util/types v8 vm zlib
'''.split())

# Helper files of the suite that need no other module.
HELPERS = set('index tmpdir fixtures arraystream countdown duplexpair gc ongc hijackstdio tick crypto dns'.split())

# Options of Node itself that are supported, or that change nothing a test could see here.
FLAGS = set('''
--expose-gc --expose_gc --no-warnings --pending-deprecation --no-deprecation --unhandled-rejections --require
--experimental-global-webcrypto --experimental-global-customevent --zero-fill-buffers --throw-deprecation
--trace-warnings --trace-deprecation --trace-uncaught --enable-source-maps --trace-exit --title --disable-proto --preserve-symlinks
--preserve-symlinks-main --experimental-vm-modules --experimental-loader --loader --import --input-type --experimental-import-meta-resolve
--experimental-modules --conditions -C --harmony-top-level-await --es-module-specifier-resolution --stack-trace-limit --no-experimental-repl-await --no-node-snapshot
'''.split())

# crypto so far: digests, HMAC, random numbers and comparison.
CRYPTO = re.compile(r'crypto-(hash|hmac|random|timing-safe|oneshot-hash|getrandom|update-encoding|lazy-transform)')

# Names whose subject is not their first word, or whose first word is no module.
SUBJECTS = [
    (r'child-process|spawn', 'child_process'),
    (r'cluster', 'cluster'),
    (r'(whatwg|url|urlpattern)-(?!encoding|events|readable|writable|transform|web)', 'url'),
    (r'whatwg-encoding|textdecoder|text-decoder|mime|util|icu-(transcode|stringwidth)|intl', 'util'),
    (r'whatwg-(readable|writable|transform|web)|webstream|compression-decompression|stream|readable|writable|pipeline|'
     r'finished|duplex', 'stream'),
    (r'whatwg-events|event|abort|custom-?event|customevent|aborted', 'events'),
    (r'timer|next-tick|nexttick|microtask|queue-microtask|tick|set-?(immediate|timeout|interval)|immediate|'
     r'handle-wrap-hasref|settimeout', 'timers'),
    (r'promise|unhandled|warn|process|exit|exception|uncaught|rejection|cwd|umask|emit|deprecat|setproctitle|sigint|signal|'
     r'memory-usage|resource|kill|env|release', 'process'),
    (r'error|stack|async-stack|prepare-stack|throw|common-must', 'errors'),
    (r'async-local|async-hooks|asynchook|async-wrap|async|asyncresource|als|queue', 'async_hooks'),
    (r'require|module|preload|cjs|json|resolve|symlink|main|loaders|esm|find-package', 'module'),
    (r'performance|perf|histogram|eventloop', 'perf_hooks'),
    (r'blob|file(?!handle|-)|buffer|btoa|atob', 'buffer'),
    (r'fs|file|filehandle|dir', 'fs'),
    (r'diagnostics?[-_]channel', 'diagnostics_channel'),
    (r'string-decoder', 'string_decoder'),
    (r'console|stdout|stderr|stdin|stdio', 'console'),
    (r'webcrypto|crypto', 'crypto'),
    (r'global|structured|domexception|primordials|eval|navigator|fetch|gc|finalization|weakref|microtask', 'globals'),
    (r'tty|ttywrap', 'tty'),
    (r'cli|startup|options|preload', 'cli'),
]

_REQUIRE = re.compile(r'''(?:\b(?:require|requireBuiltin|import)\(\s*|^(?:import\b|export\b|\}\s*from\b)[^'"\n]*)['"]([^'"]+)['"]''', re.M)
_FLAGS = re.compile(r'^// Flags:(.*)$', re.M)


class Test:
    def __init__(self, root, folder, name):
        stem, extension = os.path.splitext(name)
        self.name = stem if folder == 'parallel' else f'{folder}/{stem}'  # test-fs-open
        if extension == '.mjs':
            self.name += '.mjs'
        self.path = os.path.join(root, folder, name)
        self.argv = []
        self.module = 'module' if folder == 'es-module' else subject(stem)
        self.why_not = None


def subject(name):
    stem = name.removeprefix('test-')
    word = re.split(r'[-.]', stem)[0]
    if word in MODULES:
        return word
    for pattern, module in SUBJECTS:
        if re.match(pattern, stem):
            return module
    return 'other'


def obstacle(name, text, flags):
    """Why a test does not apply; None when it does."""
    for flag in flags:
        if flag.split('=')[0] not in FLAGS:
            return f'option {flag}'
    for needed in _REQUIRE.findall(text):
        needed = needed.removeprefix('node:').removesuffix('.mjs')
        if needed in ('../common', '../common/'):
            continue
        if needed.startswith('../common/'):
            if needed[len('../common/'):].removesuffix('.js') not in HELPERS:
                return f'helper {needed}'
        elif not needed.startswith(('.', '/')) and needed not in MODULES and re.match(r'[a-z_0-9/]+$', needed):
            return f'module {needed}'
    for call, reason in (('internalBinding(', 'internal binding'), ('process.binding(', 'internal binding'),
                         ('hasMultiLocalhost', 'internal binding'),
                         ('skipIfInspectorDisabled', 'module inspector'), ('new Worker(', 'module worker_threads'),
                         ('WebAssembly.', 'WebAssembly'), ('%Optimize', "V8's natives")):
        if call in text:
            return reason
    if name.startswith('test-crypto') and not CRYPTO.match(name[len('test-'):]):
        return 'crypto beyond digests'
    if name.startswith('test-webcrypto'):
        return 'crypto beyond digests'
    if re.match(r'test-(debugger|inspect|repl|runner|snapshot|single-executable|policy|permission|wasi|worker|shadow-realm|tls|vfs|corepack|'
                r'eslint|npm|release-npm|benchmark|code-cache|node-output|trace-events|tick-processor|cpu-prof|heap-prof)', name):
        return 'subject not offered'
    return None


def load(root):
    """Every test of the suite, applicable or not."""
    tests = []
    for folder in ('parallel', 'sequential', 'es-module'):
        for file in sorted(os.listdir(os.path.join(root, folder))):
            if not file.startswith('test-') or not file.endswith(('.js', '.mjs')):
                continue
            test = Test(root, folder, file)
            with open(test.path, encoding='utf-8', errors='replace') as source:
                text = source.read()
            for line in _FLAGS.findall(text):
                test.argv += line.split()
            test.why_not = obstacle(os.path.splitext(file)[0], text, test.argv)
            tests.append(test)
    return tests

// SPDX-License-Identifier: MIT
//
// Fills the `process` object: what is cheap at once, everything else when it is first read. Its
// class is in internal/process/emitter.
'use strict';

const { defineLazy, defineLazyProperties } = require('internal/lazy');
const binding = internalBinding('process');
const env = internalBinding('env');
const {
  argv, execCount, scriptIndex, nodeVersion, mode,
} = internalBinding('options');
const { flags, ENV_EXITING } = env;

function defineReadOnly(name, value) {
  Object.defineProperty(process, name, {
    __proto__: null, value, writable: false, enumerable: true, configurable: true,
  });
}

function defineAccessor(name, get, set, configurable = true) {
  Object.defineProperty(process, name, {
    __proto__: null, get, set, enumerable: true, configurable,
  });
}

function defineLazyReadOnly(name, load) {
  defineAccessor(name, () => {
    const value = load();
    defineReadOnly(name, value);
    return value;
  });
}

// ---- Identity ------------------------------------------------------------------------------

defineReadOnly('version', `v${nodeVersion}`);
defineLazyReadOnly('versions', () => require('internal/process/versions').versions);
defineReadOnly('arch', binding.arch);
defineReadOnly('platform', 'linux');
defineLazyReadOnly('release', () => require('internal/process/versions').release);
defineLazyReadOnly('config', () => require('internal/process/versions').config);
defineAccessor('features', () => require('internal/process/versions').features, undefined, false);
defineReadOnly('pid', binding.pid);
defineAccessor('ppid', binding.ppid, undefined);
defineAccessor('title', binding.getTitle, (title) => binding.setTitle(`${title}`));
process.execPath = binding.execPath;
process.debugPort = 9229;

// ---- The command line ----------------------------------------------------------------------

process.argv = [binding.execPath, ...argv.slice(scriptIndex)];
process.execArgv = argv.slice(1, execCount + 1);
Object.defineProperty(process, 'argv0', {
  __proto__: null, value: argv[0], writable: false, enumerable: true, configurable: false,
});
if (mode === 'file') {
  const cwd = binding.cwd();
  // In a removed directory a relative path stays what it is, and runMain() says why it fails.
  if (typeof cwd === 'string') {
    process.argv[1] = internalBinding('module').resolvePath(cwd, process.argv[1]);
  }
}
if (mode === 'eval') {
  defineLazyReadOnly('_eval', () => require('internal/options').getOptionValue('--eval'));
}
defineLazyReadOnly('_preload_modules', () =>
  require('internal/options').getOptionValue('--require'));

// Switches that programs may also set at run time.
function defineSwitches() {
  const { getOptionValue } = require('internal/options');
  if (!getOptionValue('--deprecation')) process.noDeprecation = true;
  if (getOptionValue('--throw-deprecation')) process.throwDeprecation = true;
  if (getOptionValue('--trace-deprecation')) process.traceDeprecation = true;
  if (getOptionValue('--trace-warnings')) process.traceProcessWarnings = true;
}
if (execCount > 0 || binding.hasNodeOptions()) defineSwitches();

// ---- Beginning and end ---------------------------------------------------------------------

const { exit, reallyExit, getExitCode, setExitCode } = require('internal/process/exit');

process.nextTick = require('internal/task_queues').nextTick;
process.exit = exit;
process.reallyExit = reallyExit;
defineAccessor('exitCode', getExitCode, setExitCode, false);
defineAccessor('_exiting', () => flags[ENV_EXITING] !== 0, (value) => {
  flags[ENV_EXITING] = value ? 1 : 0;
});
Object.assign(process, {
  abort() {
    env.abort();
  },
});
process.domain = null;

/** Prints to standard error, whatever became of process.stderr. */
process._rawDebug = function _rawDebug(...args) {
  env.write(2, `${require('internal/util/inspect').format(...args)}\n`);
};

// ---- What is loaded on first use -------------------------------------------------------------

defineLazy(process, 'env', () => require('internal/process/env').env);
defineLazyProperties(process, 'internal/process/warning', ['emitWarning']);
defineLazyProperties(process, 'internal/process/usage', [
  'availableMemory', 'constrainedMemory', 'cpuUsage', 'hrtime', 'memoryUsage', 'resourceUsage',
  'threadCpuUsage', 'uptime',
]);
defineLazyProperties(process, 'internal/process/credentials', [
  'getegid', 'geteuid', 'getgid', 'getgroups', 'getuid', 'initgroups', 'setegid', 'seteuid',
  'setgid', 'setgroups', 'setuid',
]);
defineLazyProperties(process, 'internal/process/methods', [
  '_debugEnd', '_debugProcess', '_fatalException', '_getActiveHandles', '_getActiveRequests',
  '_kill', '_linkedBinding', '_startProfilerIdleNotifier', '_stopProfilerIdleNotifier',
  '_tickCallback', 'addUncaughtExceptionCaptureCallback', 'binding', 'chdir', 'cwd', 'dlopen',
  'execve', 'getActiveResourcesInfo', 'getBuiltinModule', 'hasUncaughtExceptionCaptureCallback',
  'kill', 'loadEnvFile', 'openStdin', 'ref', 'setSourceMapsEnabled',
  'setUncaughtExceptionCaptureCallback', 'umask', 'unref',
]);
defineAccessor('sourceMapsEnabled', () =>
  require('internal/process/methods').areSourceMapsEnabled(), undefined);
defineLazyReadOnly('moduleLoadList', () =>
  [...require.loaded.keys()].map((id) => `NativeModule ${id}`));
defineLazy(process, 'allowedNodeEnvironmentFlags', () =>
  require('internal/process/flags').allowedNodeEnvironmentFlags);
defineLazy(process, 'finalization', () => require('internal/process/finalization').finalization);
defineAccessor('report', () => require('internal/process/report').report, undefined);

// The getters of the standard streams: the console looks whether the program replaced them.
exports.stdioGetters = { __proto__: null };
for (const name of ['stdin', 'stdout', 'stderr']) {
  const get = () => require('internal/process/stdio')[name];
  exports.stdioGetters[name] = get;
  defineAccessor(name, get, undefined);
}

// SPDX-License-Identifier: MIT
//
// process.report: diagnostic reports on demand, of uncaught exceptions and on signals.
'use strict';

const { codes: { ERR_SYNTHETIC } } = require('internal/errors');
const {
  validateBoolean, validateObject, validateSignalName, validateString,
} = require('internal/validators');
const { getOptionValue } = require('internal/options');

const env = internalBinding('env');

const settings = {
  directory: getOptionValue('--report-directory'),
  filename: getOptionValue('--report-filename'),
  compact: getOptionValue('--report-compact'),
  excludeNetwork: getOptionValue('--report-exclude-network'),
  excludeEnv: getOptionValue('--report-exclude-env'),
  signal: getOptionValue('--report-signal'),
  reportOnSignal: false,
  reportOnUncaughtException: getOptionValue('--report-uncaught-exception'),
  reportOnFatalError: false,
};

let sequence = 0;

function defaultName() {
  const now = new Date();
  const two = (value) => `${value}`.padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `report.${day}.${time}.${process.pid}.0.${`${++sequence}`.padStart(3, '0')}.json`;
}

function writeToFile(filename, text) {
  const path = require('path').join(settings.directory, filename);
  try {
    require('fs').writeFileSync(path, text);
  } catch (error) {
    env.write(2, `\nFailed to open Node.js report file: ${filename}` +
      `${settings.directory === '' ? '' : ` directory: ${settings.directory}`}` +
      ` (errno: ${-error.errno})\n`);
    return '';
  }
  env.write(2, `\nWriting Node.js report to file: ${filename}\nNode.js report completed\n`);
  return filename;
}

function write(event, trigger, file, error) {
  const filename = file || settings.filename || defaultName();
  const { makeReport } = require('internal/report/content');
  const report = makeReport({ event, trigger, filename, error, settings });
  const text = `${JSON.stringify(report, null, settings.compact ? 0 : 2)}\n`;
  if (filename === 'stdout' || filename === 'stderr') {
    env.write(filename === 'stdout' ? 1 : 2, text);
    return filename;
  }
  return writeToFile(filename, text);
}

function onSignal(signal) {
  write(signal, 'Signal', undefined, new ERR_SYNTHETIC());
}

function watchSignal(on) {
  if (on) process.on(settings.signal, onSignal);
  else process.removeListener(settings.signal, onSignal);
}

// Settings that are plain values, with the name that their validation uses.
const booleans = {
  compact: 'compact', excludeNetwork: 'excludeNetwork', excludeEnv: 'excludeEnv',
  reportOnUncaughtException: 'trigger',
};
const texts = ['directory', 'filename'];

const report = {
  /**
   * Writes a report to a file.
   * @param {string|Error} [file] its name; 'stdout' and 'stderr' are the streams
   * @param {Error} [err] whose stack is reported
   * @returns {string} the file's name
   * @throws ERR_INVALID_ARG_TYPE
   */
  writeReport(file, err) {
    if (typeof file === 'object' && file !== null) {
      err = file;
      file = undefined;
    } else if (file !== undefined) {
      validateString(file, 'file');
    }
    if (err === undefined) err = new ERR_SYNTHETIC();
    else validateObject(err, 'err');
    return write('JavaScript API', 'API', file, err);
  },

  /**
   * A report as an object.
   * @param {Error} [err] whose stack is reported
   * @returns {object}
   * @throws ERR_INVALID_ARG_TYPE
   */
  getReport(err) {
    if (err === undefined) err = new ERR_SYNTHETIC();
    else validateObject(err, 'err');
    const { makeReport } = require('internal/report/content');
    return makeReport({
      event: 'JavaScript API', trigger: 'GetReport', filename: null, error: err, settings,
    });
  },

  get signal() {
    return settings.signal;
  },
  set signal(name) {
    validateString(name, 'signal');
    validateSignalName(name, 'signal');
    if (settings.reportOnSignal) watchSignal(false);
    settings.signal = name;
    if (settings.reportOnSignal) watchSignal(true);
  },

  get reportOnSignal() {
    return settings.reportOnSignal;
  },
  set reportOnSignal(on) {
    validateBoolean(on, 'trigger');
    if (on !== settings.reportOnSignal) watchSignal(on);
    settings.reportOnSignal = on;
  },

  get reportOnFatalError() {
    return settings.reportOnFatalError;
  },
  set reportOnFatalError(on) {
    validateBoolean(on, 'trigger');
    if (!on) return;
    const { codes: { ERR_FEATURE_UNAVAILABLE_ON_PLATFORM } } = require('internal/errors');
    throw new ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('process.report.reportOnFatalError');
  },
};

for (const name of Object.keys(booleans)) {
  Object.defineProperty(report, name, {
    __proto__: null,
    get: () => settings[name],
    set(value) {
      validateBoolean(value, booleans[name]);
      settings[name] = value;
    },
    enumerable: true,
    configurable: true,
  });
}
for (const name of texts) {
  Object.defineProperty(report, name, {
    __proto__: null,
    get: () => settings[name],
    set(value) {
      validateString(value, name);
      settings[name] = value;
    },
    enumerable: true,
    configurable: true,
  });
}

/** Reports an exception that ends the process, if the program wants that. */
function reportUncaught(error) {
  if (settings.reportOnUncaughtException) write('Exception', 'Exception', undefined, error);
}

module.exports = { report, reportUncaught };

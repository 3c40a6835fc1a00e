// SPDX-License-Identifier: MIT
//
// node:os.
'use strict';

const { codes: { ERR_SYSTEM_ERROR }, uvErrorEntry } = require('internal/errors');
const { validateInt32 } = require('internal/validators');
const binding = internalBinding('os');

/** Throws the SystemError of a negative code that a call returned. */
function checked(result, syscall) {
  if (typeof result !== 'number' || result >= 0) return result;
  const [code, message] = uvErrorEntry(result);
  throw new ERR_SYSTEM_ERROR({ errno: result, code, message, syscall });
}

// Functions without arguments that stand for their value, as in `${os.hostname}`.
function standsForValue(fn) {
  fn[Symbol.toPrimitive] = () => fn();
  return fn;
}

let unameRow;
function uname(column) {
  unameRow ??= checked(binding.uname(), 'uv_os_uname');
  return unameRow[column];
}

// ---- The machine ---------------------------------------------------------------------------

/** @returns {string} such as 'x64' */
const arch = standsForValue(function arch() {
  return process.arch;
});

/** @returns {string} such as 'linux' */
const platform = standsForValue(function platform() {
  return process.platform;
});

/** @returns {string} the system's name, such as 'Linux' */
const type = standsForValue(function getOSType() {
  return uname(0);
});

/** @returns {string} the kernel's version text */
const version = standsForValue(function getOSVersion() {
  return uname(1);
});

/** @returns {string} the kernel's release */
const release = standsForValue(function getOSRelease() {
  return uname(2);
});

/** @returns {string} such as 'x86_64' */
const machine = standsForValue(function getMachine() {
  return uname(3);
});

/** @returns {string} 'LE' or 'BE' */
const endianness = standsForValue(function endianness() {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'LE' : 'BE';
});

/** @returns {number} bytes of memory of the machine */
const totalmem = standsForValue(function totalmem() {
  return binding.totalmem();
});

/** @returns {number} bytes of memory that nothing uses */
const freemem = standsForValue(function freemem() {
  return binding.freemem();
});

/** @returns {number} seconds since the machine started */
const uptime = standsForValue(function uptime() {
  return checked(binding.uptime(), 'uv_uptime');
});

/** @returns {number} how many threads can run at the same time */
const availableParallelism = standsForValue(function availableParallelism() {
  return binding.availableParallelism();
});

/** @returns {number[]} the load averages of 1, 5 and 15 minutes */
function loadavg() {
  return binding.loadavg();
}

/** @returns {object[]} one for each logical core; times in milliseconds, speed in MHz */
function cpus() {
  const rows = checked(binding.cpus(), 'uv_cpu_info');
  const result = [];
  for (let i = 0; i < rows.length; i += 7) {
    const [model, speed, user, nice, sys, idle, irq] = rows.slice(i, i + 7);
    result.push({ model, speed, times: { user, nice, sys, idle, irq } });
  }
  return result;
}

// ---- The network ---------------------------------------------------------------------------

// How many leading ones a netmask has; -1 if it is no such mask.
function prefixLength(netmask, family) {
  const groups = family === 'IPv6' ? expandIPv6(netmask) : netmask.split('.').map(Number);
  const width = family === 'IPv6' ? 16 : 8;
  const bits = groups.map((group) => group.toString(2).padStart(width, '0')).join('');
  const length = bits.indexOf('0');
  if (length === -1) return bits.length;
  return bits.indexOf('1', length) === -1 ? length : -1;
}

function expandIPv6(address) {
  const [head, tail] = address.split('::');
  const parse = (text) => (text ? text.split(':').map((group) => parseInt(group, 16)) : []);
  const left = parse(head);
  const right = parse(tail);
  if (tail === undefined) return left;
  return [...left, ...new Array(8 - left.length - right.length).fill(0), ...right];
}

/** @returns {Object<string, object[]>} the addresses of each interface that is up */
function networkInterfaces() {
  const rows = checked(binding.networkInterfaces(), 'uv_interface_addresses');
  const result = {};
  for (let i = 0; i < rows.length; i += 7) {
    const [name, address, netmask, family, mac, internal, scopeid] = rows.slice(i, i + 7);
    const length = prefixLength(netmask, family);
    const cidr = length === -1 ? null : `${address}/${length}`;
    const entry = { address, netmask, family, mac, internal, cidr };
    if (scopeid !== -1) entry.scopeid = scopeid;
    (result[name] ??= []).push(entry);
  }
  return result;
}

/** @returns {string} */
const hostname = standsForValue(function hostname() {
  return checked(binding.hostname(), 'uv_os_gethostname');
});

// ---- The user ------------------------------------------------------------------------------

/** @returns {string} the home directory */
const homedir = standsForValue(function homedir() {
  return checked(binding.homedir(), 'uv_os_homedir');
});

/** @returns {string} the directory for temporary files, without a slash at its end */
const tmpdir = standsForValue(function tmpdir() {
  const { TMPDIR, TMP, TEMP } = process.env;
  const path = TMPDIR || TMP || TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
});

/**
 * Who runs the process.
 * @param {{ encoding?: string }} [options] 'buffer' for Buffers
 * @returns {{ uid: number, gid: number, username: string, homedir: string, shell: ?string }}
 * @throws ERR_SYSTEM_ERROR
 */
function userInfo(options) {
  const encoding = typeof options === 'object' && options !== null ? options.encoding : undefined;
  const [uid, gid, ...texts] = checked(binding.userInfo(), 'uv_os_get_passwd');
  const { Buffer } = require('buffer');
  const known = Buffer.isEncoding(encoding) ? encoding : 'utf8';
  const [username, home, shell] = texts.map((bytes) => {
    if (bytes === null) return null;
    const buffer = Buffer.from(bytes);
    return encoding === 'buffer' ? buffer : buffer.toString(known);
  });
  return { __proto__: null, uid, gid, username, homedir: home, shell };
}

// ---- Priorities ----------------------------------------------------------------------------

/**
 * The scheduling priority of a process.
 * @param {number} [pid] 0: this one
 * @returns {number} -20 (highest) to 19
 * @throws ERR_INVALID_ARG_TYPE, ERR_SYSTEM_ERROR
 */
function getPriority(pid) {
  if (pid === undefined) pid = 0;
  else validateInt32(pid, 'pid');
  return checked(binding.getPriority(pid), 'uv_os_getpriority')[0];
}

/**
 * Sets the scheduling priority of a process.
 * @param {number} [pid] 0: this one
 * @param {number} priority -20 (highest) to 19
 * @throws ERR_INVALID_ARG_TYPE, ERR_OUT_OF_RANGE, ERR_SYSTEM_ERROR
 */
function setPriority(pid, priority) {
  if (priority === undefined) {
    priority = pid;
    pid = 0;
  }
  validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
  checked(binding.setPriority(pid, priority), 'uv_os_setpriority');
}

// ---- Constants -----------------------------------------------------------------------------

const constants = Object.assign({ __proto__: null }, {
  UV_UDP_REUSEADDR: binding.UV_UDP_REUSEADDR,
  dlopen: Object.assign({ __proto__: null }, binding.dlopen),
  errno: Object.assign({ __proto__: null }, binding.errno),
  signals: Object.freeze(Object.assign({ __proto__: null }, binding.signals)),
  priority: Object.assign({ __proto__: null }, binding.priority),
});

module.exports = {
  arch, availableParallelism, cpus, endianness, freemem, getPriority, homedir, hostname, loadavg,
  networkInterfaces, platform, release, setPriority, tmpdir, totalmem, type, userInfo, uptime,
  version, machine,
};

Object.defineProperties(module.exports, {
  __proto__: null,
  constants: {
    __proto__: null, value: constants, writable: false, enumerable: true, configurable: false,
  },
  EOL: { __proto__: null, value: '\n', writable: false, enumerable: true, configurable: true },
  devNull: {
    __proto__: null, value: '/dev/null', writable: false, enumerable: true, configurable: true,
  },
});

// SPDX-License-Identifier: MIT
//
// What a diagnostic report says: one function for each section.
'use strict';

const os = require('os');
const { readFileSync } = require('fs');
const { stackOf } = require('internal/stacks');

const env = internalBinding('env');
const binding = internalBinding('process');

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

// ---- The header ----------------------------------------------------------------------------

function flattenCpu({ model, speed, times }) {
  return { model, speed, ...times };
}

function listInterfaces() {
  const list = [];
  const interfaces = os.networkInterfaces();
  for (const name of Object.keys(interfaces)) {
    for (const { internal, mac, address, netmask, family, scopeid } of interfaces[name]) {
      const entry = { name, internal, mac, address, netmask, family };
      if (family === 'IPv6') entry.scopeid = scopeid;
      list.push(entry);
    }
  }
  return list;
}

function header(event, trigger, filename, settings) {
  const now = new Date();
  const { argv } = internalBinding('options');
  return {
    reportVersion: 5,
    event,
    trigger,
    filename,
    dumpEventTime: `${now.toISOString().slice(0, 19)}Z`,
    dumpEventTimeStamp: `${now.getTime()}`,
    processId: process.pid,
    threadId: 0,
    cwd: process.cwd(),
    commandLine: argv,
    nodejsVersion: process.version,
    nodusVersion: process.versions.nodus,
    glibcVersionRuntime: binding.glibcVersion,
    wordSize: 64,
    arch: process.arch,
    platform: process.platform,
    componentVersions: process.versions,
    release: process.release,
    osName: os.type(),
    osRelease: os.release(),
    osVersion: os.version(),
    osMachine: os.machine(),
    cpus: os.cpus().map(flattenCpu),
    ...(settings.excludeNetwork ? {} : { networkInterfaces: listInterfaces() }),
    host: os.hostname(),
  };
}

// ---- JavaScript ----------------------------------------------------------------------------

function javascriptStack(error) {
  if (typeof error !== 'object' || error === null) {
    return { message: `${String(error)}`, stack: ['Unavailable.'], errorProperties: {} };
  }
  const text = `${stackOf(error)}`;
  const start = text.indexOf('\n    at ');
  const errorProperties = {};
  for (const name of Object.keys(error)) errorProperties[name] = `${error[name]}`;
  return {
    message: start === -1 ? text : text.slice(0, start),
    stack: start === -1 ? [] : text.slice(start + 1).split('\n').map((line) => line.trim()),
    errorProperties,
  };
}

function javascriptHeap() {
  const values = new Float64Array(3);
  binding.heapStats(values);
  const [totalMemory, usedMemory, externalMemory] = values;
  return {
    engine: `JavaScriptCore ${env.engineVersion}`,
    accelerators: env.accelerators,
    totalMemory,
    totalCommittedMemory: totalMemory,
    usedMemory,
    externalMemory,
    availableMemory: binding.availableMemory(),
    memoryLimit: binding.constrainedMemory(),
    heapSpaces: {},
  };
}

// ---- Resources -----------------------------------------------------------------------------

const round = (value) => Number(value.toFixed(6));

function cpuTimes(userMicroseconds, systemMicroseconds) {
  const percent = (value) => round(value / 1e4 / process.uptime());
  return {
    userCpuSeconds: userMicroseconds / 1e6,
    kernelCpuSeconds: systemMicroseconds / 1e6,
    cpuConsumptionPercent: percent(userMicroseconds + systemMicroseconds),
    userCpuConsumptionPercent: percent(userMicroseconds),
    kernelCpuConsumptionPercent: percent(systemMicroseconds),
  };
}

function resourceUsage() {
  const usage = process.resourceUsage();
  return {
    free_memory: os.freemem(),
    total_memory: os.totalmem(),
    rss: binding.rss(),
    constrained_memory: binding.constrainedMemory(),
    available_memory: binding.availableMemory(),
    ...cpuTimes(usage.userCPUTime, usage.systemCPUTime),
    maxRss: usage.maxRSS * 1024,
    pageFaults: { IORequired: usage.majorPageFault, IONotRequired: usage.minorPageFault },
    fsActivity: { reads: usage.fsRead, writes: usage.fsWrite },
  };
}

function threadUsage() {
  const { user, system } = process.threadCpuUsage();
  const { fsRead, fsWrite } = process.resourceUsage();
  return { ...cpuTimes(user, system), fsActivity: { reads: fsRead, writes: fsWrite } };
}

function loopHandles() {
  const rows = env.loopHandles();
  const list = [];
  for (let i = 0; i < rows.length; i += 3) {
    list.push({ type: rows[i], is_active: rows[i + 1], is_referenced: rows[i + 2] });
  }
  return list;
}

const limitNames = {
  '__proto__': null,
  'Max core file size': ['core_file_size_blocks', 512],
  'Max data size': ['data_seg_size_bytes', 1],
  'Max file size': ['file_size_blocks', 512],
  'Max locked memory': ['max_locked_memory_bytes', 1],
  'Max resident set': ['max_memory_size_bytes', 1],
  'Max open files': ['open_files', 1],
  'Max stack size': ['stack_size_bytes', 1],
  'Max cpu time': ['cpu_time_seconds', 1],
  'Max processes': ['max_user_processes', 1],
  'Max address space': ['virtual_memory_bytes', 1],
};

function userLimits() {
  const limits = {};
  for (const line of readOrEmpty('/proc/self/limits').split('\n')) {
    const [title, soft, hard] = line.split(/ {2,}/);
    const known = limitNames[title];
    if (known === undefined) continue;
    const toValue = (text) => (text === 'unlimited' ? text : Math.floor(Number(text) / known[1]));
    limits[known[0]] = { soft: toValue(soft), hard: toValue(hard) };
  }
  return limits;
}

function sharedObjects() {
  const paths = readOrEmpty('/proc/self/maps').match(/\/\S+\.so[.\d]*$/gm) ?? [];
  return [...new Set(paths)];
}

/**
 * Makes a report.
 * @param {{ event: string, trigger: string, filename: ?string, error: *,
 *           settings: { excludeNetwork: boolean, excludeEnv: boolean } }} what
 * @returns {object}
 */
function makeReport({ event, trigger, filename, error, settings }) {
  return {
    header: header(event, trigger, filename, settings),
    javascriptStack: javascriptStack(error),
    javascriptHeap: javascriptHeap(),
    nativeStack: [],
    resourceUsage: resourceUsage(),
    uvthreadResourceUsage: threadUsage(),
    libuv: loopHandles(),
    workers: [],
    ...(settings.excludeEnv ? {} : { environmentVariables: { ...process.env } }),
    userLimits: userLimits(),
    sharedObjects: sharedObjects(),
  };
}

module.exports = { makeReport };

// SPDX-License-Identifier: MIT
//
// The Windows flavour of node:path. Every function first splits off the root: a drive (C:), a
// UNC share (\\server\share), a device namespace (\\.\ or \\?\) or a single separator.
'use strict';

const { validateString } = require('internal/validators');
const {
  kSlash, kBackslash, kColon, _format, extensionStart, resolveDots, stripSuffix,
} = require('internal/path/common');

const kReservedNames = new Set([
  'CON', 'PRN', 'AUX', 'NUL',
  ...[...'123456789\xb9\xb2\xb3'].flatMap((digit) => [`COM${digit}`, `LPT${digit}`]),
]);

function isSeparator(code) {
  return code === kSlash || code === kBackslash;
}

function isDriveLetter(code) {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/** The index of the first separator at or after `from`, or the length. */
function separatorAfter(path, from) {
  while (from < path.length && !isSeparator(path.charCodeAt(from))) from++;
  return from;
}

function skipSeparators(path, from) {
  while (from < path.length && isSeparator(path.charCodeAt(from))) from++;
  return from;
}

function lastSeparator(path, before) {
  let i = before - 1;
  while (i >= 0 && !isSeparator(path.charCodeAt(i))) i--;
  return i;
}

/**
 * \\server\share at the beginning of a path.
 * @returns {{ server: string, share: string, end: number } | null}
 */
function splitUnc(path) {
  const serverEnd = separatorAfter(path, 2);
  if (serverEnd === 2 || serverEnd === path.length) return null;
  const shareStart = skipSeparators(path, serverEnd);
  if (shareStart === path.length) return null;
  const end = separatorAfter(path, shareStart);
  return { server: path.slice(2, serverEnd), share: path.slice(shareStart, end), end };
}

/**
 * @returns {{ device: string, rootEnd: number, absolute: boolean, unc: boolean }} `device` is
 *   normalized, without the separator after it; `rootEnd` counts that separator for drives.
 */
function splitRoot(path) {
  const root = { device: '', rootEnd: 0, absolute: false, unc: false };
  if (path.length === 0) return root;
  const code = path.charCodeAt(0);
  if (isSeparator(code)) {
    root.absolute = true;
    root.rootEnd = 1;
    if (path.length === 1 || !isSeparator(path.charCodeAt(1))) return root;
    const unc = splitUnc(path);
    if (unc === null) return root;
    if (unc.server === '.' || unc.server === '?') {
      root.device = `\\\\${unc.server}`;
      root.rootEnd = 4;
    } else {
      root.device = `\\\\${unc.server}\\${unc.share}`;
      root.rootEnd = unc.end;
      root.unc = true;
    }
  } else if (isDriveLetter(code) && path.charCodeAt(1) === kColon) {
    root.device = path.slice(0, 2);
    root.rootEnd = 2;
    if (path.length > 2 && isSeparator(path.charCodeAt(2))) {
      root.absolute = true;
      root.rootEnd = 3;
    }
  }
  return root;
}

function normalizeTail(path, allowAboveRoot) {
  return resolveDots(path.split(/[\\/]/), allowAboveRoot, '\\');
}

/** Whether a path starts with the name of a device and a colon, as in CON:. */
function startsWithDevice(path, from = 0) {
  const colon = path.indexOf(':', from);
  return colon !== -1 && kReservedNames.has(path.slice(from, colon).toUpperCase());
}

/** Normalizes DEVICE:rest to a relative path, which no longer names the device. */
function normalizeDevice(path) {
  const rest = path.indexOf(':') + 1;
  const tail = normalizeTail(path.slice(rest), true) || '.';
  const trailing = isSeparator(path.charCodeAt(path.length - 1)) ? '\\' : '';
  return `.\\${path.slice(0, rest)}${tail}${trailing}`;
}

/** Whether a relative path would become a drive or a device once its dots are resolved. */
function needsCurrentDirectory(path, tail) {
  if (tail.length >= 2 && isDriveLetter(tail.charCodeAt(0)) && tail.charCodeAt(1) === kColon) {
    return true;
  }
  let colon = path.indexOf(':');
  do {
    if (colon === path.length - 1 || isSeparator(path.charCodeAt(colon + 1))) return true;
  } while ((colon = path.indexOf(':', colon + 1)) !== -1);
  return false;
}

function normalizePath(path) {
  if (path.length === 0) return '.';
  if (startsWithDevice(path)) return normalizeDevice(path);
  const root = splitRoot(path);
  const { absolute, unc } = root;
  if (root.rootEnd === 4 && startsWithDevice(path, 4)) {
    root.rootEnd = path.indexOf(':') + 1;
    root.device = `\\\\?\\${path.slice(4, root.rootEnd)}`;
  }
  const { device, rootEnd } = root;
  if (path.length === 1) return absolute ? '\\' : path;
  if (unc && rootEnd === path.length) return `${device}\\`;

  let tail = rootEnd < path.length ? normalizeTail(path.slice(rootEnd), !absolute) : '';
  if (tail === '' && !absolute) tail = '.';
  if (tail !== '' && isSeparator(path.charCodeAt(path.length - 1))) tail += '\\';
  if (!absolute && device === '' && path.includes(':') && needsCurrentDirectory(path, tail)) {
    return `.\\${tail}`;
  }
  // Node compares all but the last character here, which catches CON\ (and CONX).
  if (!path.includes(':') && kReservedNames.has(path.slice(0, -1).toUpperCase())) {
    return `.\\${tail}`;
  }
  return absolute ? `${device}\\${tail}` : `${device}${tail}`;
}

/** The last segment [start, end) after the root, without trailing separators. */
function lastSegment(path, rootEnd) {
  let end = path.length;
  while (end > rootEnd && isSeparator(path.charCodeAt(end - 1))) end--;
  if (end === rootEnd) return { start: rootEnd, end: rootEnd };
  const separator = lastSeparator(path, end);
  return { start: Math.max(separator + 1, rootEnd), end };
}

function driveEnd(path) {
  return path.length >= 2 && isDriveLetter(path.charCodeAt(0)) &&
    path.charCodeAt(1) === kColon ? 2 : 0;
}

/** The working directory of a drive: Windows keeps one per drive in hidden variables. */
function workingDirectory(device) {
  const cwd = process.cwd();
  if (device === '') return cwd;
  const path = process.env[`=${device}`] || cwd;
  if (path.slice(0, 2).toLowerCase() !== device.toLowerCase() &&
      path.charCodeAt(2) === kBackslash) {
    return `${device}\\`;
  }
  return path;
}

/** The length of a root as parse() reports it: UNC shares with their separator. */
function parseRootEnd(path) {
  const code = path.charCodeAt(0);
  if (isSeparator(code)) {
    if (path.length < 2 || !isSeparator(path.charCodeAt(1))) return 1;
    const unc = splitUnc(path);
    if (unc === null) return 1;
    return unc.end === path.length ? unc.end : unc.end + 1;
  }
  const drive = driveEnd(path);
  return drive === 2 && path.length > 2 && isSeparator(path.charCodeAt(2)) ? 3 : drive;
}

function isRelativeNames(from, to) {
  return from.length !== from.toLowerCase().length || to.length !== to.toLowerCase().length;
}

const win32 = {
  /**
   * Makes an absolute path from right to left, from the working directory if need be.
   * @param {...string} args
   */
  resolve(...args) {
    let device = '';
    let tail = '';
    let absolute = false;
    for (let i = args.length - 1; i >= -1; i--) {
      let path;
      if (i >= 0) {
        path = args[i];
        validateString(path, `paths[${i}]`);
        if (path.length === 0) continue;
      } else {
        path = workingDirectory(device);
      }
      const root = splitRoot(path);
      if (root.device !== '') {
        if (device === '') device = root.device;
        else if (root.device.toLowerCase() !== device.toLowerCase()) continue;
      }
      if (!absolute) {
        tail = `${path.slice(root.rootEnd)}\\${tail}`;
        absolute = root.absolute;
      }
      if (absolute && device !== '') break;
    }
    tail = normalizeTail(tail, !absolute);
    if (absolute) return `${device}\\${tail}`;
    return `${device}${tail}` || '.';
  },

  /** Resolves '..', '.', double and forward slashes. */
  normalize(path) {
    validateString(path, 'path');
    return normalizePath(path);
  },

  isAbsolute(path) {
    validateString(path, 'path');
    if (path.length === 0) return false;
    return isSeparator(path.charCodeAt(0)) ||
      (path.length > 2 && driveEnd(path) === 2 && isSeparator(path.charCodeAt(2)));
  },

  join(...args) {
    let joined = '';
    let first = '';
    for (let i = 0; i < args.length; i++) {
      const part = args[i];
      validateString(part, 'path');
      if (part.length === 0) continue;
      if (joined === '') joined = first = part;
      else joined += `\\${part}`;
    }
    if (joined === '') return '.';
    // Joining must not make a UNC path out of parts that are none: only a first part that starts
    // with exactly two separators and a name may.
    if (!(skipSeparators(first, 0) === 2 && first.length > 2)) {
      const leading = skipSeparators(joined, 0);
      if (leading > 1) joined = `\\${joined.slice(leading)}`;
    }
    if (joined.includes(':') &&
        joined.split('\\').some((segment) => startsWithDevice(segment))) {
      return joined.replaceAll('/', '\\');
    }
    return normalizePath(joined);
  },

  /** The way from one path to another, both resolved first; names compare without case. */
  relative(from, to) {
    validateString(from, 'from');
    validateString(to, 'to');
    if (from === to) return '';
    const fromFull = win32.resolve(from);
    const toFull = win32.resolve(to);
    if (fromFull === toFull) return '';
    const lowerFrom = fromFull.toLowerCase();
    const lowerTo = toFull.toLowerCase();
    if (lowerFrom === lowerTo) return '';
    if (isRelativeNames(fromFull, toFull)) return relativeBySegments(fromFull, toFull);

    const fromSpan = withoutSeparators(lowerFrom);
    const toSpan = withoutSeparators(lowerTo);
    const fromLength = fromSpan.end - fromSpan.start;
    const toLength = toSpan.end - toSpan.start;
    const shorter = Math.min(fromLength, toLength);
    let separator = -1;
    let i = 0;
    for (; i < shorter; i++) {
      const code = lowerFrom.charCodeAt(fromSpan.start + i);
      if (code !== lowerTo.charCodeAt(toSpan.start + i)) break;
      if (code === kBackslash) separator = i;
    }
    if (i !== shorter) {
      if (separator === -1) return toFull;
    } else {
      if (toLength > shorter) {
        if (toFull.charCodeAt(toSpan.start + i) === kBackslash) {
          return toFull.slice(toSpan.start + i + 1);
        }
        if (i === 2) return toFull.slice(toSpan.start + i);
      }
      if (fromLength > shorter) {
        if (fromFull.charCodeAt(fromSpan.start + i) === kBackslash) separator = i;
        else if (i === 2) separator = 3;
      }
      if (separator === -1) separator = 0;
    }
    let up = '';
    for (let j = fromSpan.start + separator + 1; j <= fromSpan.end; j++) {
      if (j === fromSpan.end || fromFull.charCodeAt(j) === kBackslash) {
        up += up === '' ? '..' : '\\..';
      }
    }
    let rest = toSpan.start + separator;
    if (up !== '') return `${up}${toFull.slice(rest, toSpan.end)}`;
    if (toFull.charCodeAt(rest) === kBackslash) rest++;
    return toFull.slice(rest, toSpan.end);
  },

  /** \\?\C:\... of a drive path and \\?\UNC\... of a share; anything else stays. */
  toNamespacedPath(path) {
    if (typeof path !== 'string' || path.length === 0) return path;
    const resolved = win32.resolve(path);
    if (resolved.length <= 2) return path;
    if (resolved.charCodeAt(0) === kBackslash) {
      if (resolved.charCodeAt(1) !== kBackslash) return resolved;
      const third = resolved[2];
      if (third === '?' || third === '.') return resolved;
      return `\\\\?\\UNC\\${resolved.slice(2)}`;
    }
    if (driveEnd(resolved) === 2 && resolved.charCodeAt(2) === kBackslash) {
      return `\\\\?\\${resolved}`;
    }
    return resolved;
  },

  dirname(path) {
    validateString(path, 'path');
    if (path.length === 0) return '.';
    if (path.length === 1) return isSeparator(path.charCodeAt(0)) ? path : '.';
    const rootEnd = parseRootEnd(path);
    if (isSeparator(path.charCodeAt(0)) && rootEnd === path.length && rootEnd > 1) return path;
    const { start } = lastSegment(path, rootEnd);
    if (start <= rootEnd) return rootEnd === 0 ? '.' : path.slice(0, rootEnd);
    return path.slice(0, start - 1);
  },

  /**
   * @param {string} path
   * @param {string} [suffix] Removed from the end.
   */
  basename(path, suffix) {
    if (suffix !== undefined) validateString(suffix, 'suffix');
    validateString(path, 'path');
    const { start, end } = lastSegment(path, driveEnd(path));
    return stripSuffix(path, start, end, suffix);
  },

  extname(path) {
    validateString(path, 'path');
    const { start, end } = lastSegment(path, driveEnd(path));
    const base = path.slice(start, end);
    return base.slice(extensionStart(base));
  },

  /** @returns {{ root: string, dir: string, base: string, ext: string, name: string }} */
  parse(path) {
    validateString(path, 'path');
    const result = { root: '', dir: '', base: '', ext: '', name: '' };
    if (path.length === 0) return result;
    const rootEnd = parseRootEnd(path);
    result.root = path.slice(0, rootEnd);
    const { start, end } = lastSegment(path, rootEnd);
    result.base = path.slice(start, end);
    const dot = extensionStart(result.base);
    result.name = result.base.slice(0, dot);
    result.ext = result.base.slice(dot);
    result.dir = start > rootEnd ? path.slice(0, start - 1) : result.root;
    return result;
  },

  /** Whether the path matches the glob pattern. */
  matchesGlob(path, pattern) {
    return require('internal/path/glob').matchesGlob(path, pattern, true);
  },

  sep: '\\',
  delimiter: ';',
};

function withoutSeparators(path) {
  let start = 0;
  while (start < path.length && path.charCodeAt(start) === kBackslash) start++;
  let end = path.length;
  while (end - 1 > start && path.charCodeAt(end - 1) === kBackslash) end--;
  return { start, end };
}

/** For names whose length changes with their case: compares whole segments. */
function relativeBySegments(from, to) {
  const fromParts = from.split('\\');
  const toParts = to.split('\\');
  if (fromParts.at(-1) === '') fromParts.pop();
  if (toParts.at(-1) === '') toParts.pop();
  const shorter = Math.min(fromParts.length, toParts.length);
  let i = 0;
  while (i < shorter && fromParts[i].toLowerCase() === toParts[i].toLowerCase()) i++;
  if (i === 0) return to;
  const up = new Array(fromParts.length - i).fill('..');
  return [...up, ...toParts.slice(i)].join('\\');
}

win32.format = _format.bind(null, '\\');
win32._makeLong = win32.toNamespacedPath;

module.exports = win32;

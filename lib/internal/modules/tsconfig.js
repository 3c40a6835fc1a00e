// SPDX-License-Identifier: MIT
//
// tsconfig.json: what the nearest one says of how TypeScript and JSX become JavaScript, and its
// aliases of paths.  What it says of checking types is no concern of a run time.
'use strict';

const { parseJSONC } = require('internal/modules/jsonc');
const binding = internalBinding('module');

const MAX_EXTENDS = 32; // a chain that is longer goes in a circle

const configs = new Map(); // folder -> config or undefined

const folderOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';
const join = (folder, name) => `${folder === '/' ? '' : folder}/${name}`;

function invalid(file, reason) {
  const error = new Error(`Invalid ${file}: ${reason}`);
  error.code = 'ERR_INVALID_TSCONFIG';
  return error;
}

function read(file) {
  try {
    const value = parseJSONC(binding.readText(file));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalid(file, error.message);
  }
  throw invalid(file, 'not an object');
}

// The file that "extends" names: a path, with or without .json, or a file of a package.
function resolveExtends(name, file) {
  const isPath = name.startsWith('.') || name.startsWith('/');
  if (isPath) {
    const path = binding.resolvePath(folderOf(file), name);
    return binding.stat(path) === 0 ? path : `${path}.json`;
  }
  const { nodeModulePaths } = require('internal/modules/lookup');
  for (const folder of nodeModulePaths(folderOf(file))) {
    const path = join(folder, name);
    for (const candidate of [path, `${path}.json`, `${path}/tsconfig.json`]) {
      if (binding.stat(candidate) === 0) return candidate;
    }
  }
  throw invalid(file, `cannot find '${name}' that it extends`);
}

// The options of a file over those that it extends; paths are made absolute where they are written.
function load(file, depth) {
  if (depth > MAX_EXTENDS) throw invalid(file, '"extends" goes in a circle');
  const { extends: parents = [], compilerOptions = {} } = read(file);
  const options = {};
  for (const parent of Array.isArray(parents) ? parents : [parents]) {
    Object.assign(options, load(resolveExtends(`${parent}`, file), depth + 1));
  }
  Object.assign(options, compilerOptions);
  if (typeof compilerOptions.baseUrl === 'string') {
    options.baseUrl = binding.resolvePath(folderOf(file), compilerOptions.baseUrl);
  }
  if (compilerOptions.paths !== undefined) options.pathsBase = folderOf(file);
  return options;
}

// Class fields are defined, not assigned, from ES2022 on; that is the default here as well.
function definesFields({ useDefineForClassFields, target }) {
  if (useDefineForClassFields !== undefined) return useDefineForClassFields === true;
  return target === undefined || !/^es(?:3|5|6|20(?:1\d|20|21))$/i.test(target);
}

// The options that the front end knows, by TypeScript's names.
function makeLowering(options) {
  return Object.freeze({
    __proto__: null,
    jsx: options.jsx ?? 'react-jsx',
    jsxFactory: options.jsxFactory,
    jsxFragmentFactory: options.jsxFragmentFactory,
    jsxImportSource: options.jsxImportSource,
    experimentalDecorators: options.experimentalDecorators === true,
    emitDecoratorMetadata: options.emitDecoratorMetadata === true,
    useDefineForClassFields: definesFields(options),
    verbatimModuleSyntax: options.verbatimModuleSyntax === true,
    preserveConstEnums: options.preserveConstEnums === true || options.isolatedModules === true,
  });
}

// Patterns with what stands before and after their star, the longest first.
function makePaths({ paths, baseUrl, pathsBase }) {
  if (typeof paths !== 'object' || paths === null) return [];
  const rules = Object.entries(paths).map(([pattern, targets]) => {
    const [before, after] = pattern.split('*');
    return {
      before,
      after,
      targets: targets.map((target) => binding.resolvePath(baseUrl ?? pathsBase, `${target}`)),
    };
  });
  return rules.sort((a, b) => (a.after === undefined ? -1 : 0) - (b.after === undefined ? -1 : 0) ||
    b.before.length - a.before.length);
}

function makeConfig(file) {
  const options = load(file, 0);
  return { lowering: makeLowering(options), paths: makePaths(options), baseUrl: options.baseUrl };
}

function configOfFolder(folder) {
  if (configs.has(folder)) return configs.get(folder);
  const file = join(folder, 'tsconfig.json');
  let config;
  if (binding.stat(file) === 0) config = makeConfig(file);
  else if (folder !== '/' && !folder.endsWith('/node_modules')) {
    config = configOfFolder(folderOf(folder));
  }
  configs.set(folder, config);
  return config;
}

const standard = { lowering: makeLowering({}), paths: [], baseUrl: undefined };

const configFor = (filename) => configOfFolder(folderOf(filename)) ?? standard;

/**
 * How a file is made JavaScript.
 * @param {string} filename
 * @returns {object} the options that the front end knows, by TypeScript's names
 * @throws ERR_INVALID_TSCONFIG
 */
function loweringFor(filename) {
  return configFor(filename).lowering;
}

const endings = [
  '', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '/index.ts',
  '/index.tsx', '/index.js', '/index.jsx',
];

function findFile(path) {
  for (const ending of endings) {
    if (binding.stat(path + ending) === 0) return path + ending;
  }
  // What is written for the compiled file.
  const source = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2');
  return source !== path && binding.stat(source) === 0 ? source : undefined;
}

function* candidates(specifier, { paths, baseUrl }) {
  for (const { before, after, targets } of paths) {
    if (after === undefined) {
      if (specifier === before) yield* targets;
      continue;
    }
    if (specifier.length < before.length + after.length || !specifier.startsWith(before) ||
        !specifier.endsWith(after)) continue;
    const star = specifier.slice(before.length, specifier.length - after.length);
    for (const target of targets) yield target.replace('*', () => star);
  }
  if (baseUrl !== undefined) yield join(baseUrl, specifier);
}

/**
 * The file that "paths" or "baseUrl" give for a specifier.
 * @param {string} specifier neither relative nor absolute
 * @param {string} filename of the file that names it
 * @returns {string|undefined}
 */
function mapPath(specifier, filename) {
  const config = configFor(filename);
  if (config.paths.length === 0 && config.baseUrl === undefined) return undefined;
  for (const path of candidates(specifier, config)) {
    const file = findFile(path);
    if (file !== undefined) return file;
  }
  return undefined;
}

module.exports = { loweringFor, mapPath };

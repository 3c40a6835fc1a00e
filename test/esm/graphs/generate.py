# SPDX-License-Identifier: MIT
"""Random graphs of modules: from a seed the same texts on every machine.

A graph has two to six modules that import each other in any direction. They read imports before they have values,
write to their own exports in every way that there is, export again what others export (and what nobody does), wait at the
top level, and fail; main.mjs imports them one after the other and shows what it sees."""

import random

MAIN = '''const show = (value) => (typeof value === 'function' ? `[${/^class/.test(value) ? 'class' : 'function'} ${value.name}]` :
  typeof value === 'object' && value !== null ? `{${Object.keys(value)}}` : String(value));
globalThis.log = (...values) => console.log(values.map(show).join(' '));
globalThis.attempt = (label, action) => {
  try {
    log(label, action());
  } catch (error) {
    // How an engine calls what is no function is not the modules' business.
    log(label, error.name === 'TypeError' && !/^Assignment/.test(error.message) ? error.name : `${error.name}: ${error.message}`);
  }
};
globalThis.later = [];
for (const name of NAMES) {
  try {
    const namespace = await import(`./${name}.mjs`);
    for (const key of Object.keys(namespace)) attempt(`${name}.${key}`, () => namespace[key]);
    log(name, Object.prototype.toString.call(namespace), Reflect.ownKeys(namespace).length);
  } catch (error) {
    attempt(name, () => { throw error; });
  }
}
for (const action of later) await action();
'''


class Module:
    """One module: what it exports itself, and its lines."""

    def __init__(self, index, pick):
        self.index, self.pick = index, pick
        self.own = {}  # exported name -> (kind, local name)
        self.head, self.body = [], []
        self.count = 0

    def fresh(self, stem):
        self.count += 1
        return f'{stem}{self.index}_{self.count}'


def declare(module):
    """Gives a module exports of its own."""
    pick, k = module.pick, module.index
    for kind in pick.sample(['let', 'const', 'var', 'function', 'class', 'arrow', 'shared', 'list', 'string', 'async'],
                            pick.randint(2, 6)):
        local = module.fresh(kind[0])
        if kind == 'let':
            module.body.append(f'export let {local} = {k};')
        elif kind == 'const':
            module.body.append(f'export const {local} = `constant ${{{k}}}`')
        elif kind == 'var':
            module.body.append(f'export var {local} = {k} + 0.5')
        elif kind == 'function':
            module.body.append(f'export function {local}() {{ return `called {local} ${{typeof {local}}}`; }}')
        elif kind == 'async':
            module.body.append(f'export async function* {local}() {{ yield {local}; }}')
        elif kind == 'class':
            module.body.append(f'export class {local} {{ static self = {local}.name; }}')
        elif kind == 'arrow':
            module.body.append(f'export let {local} = () => {k}')
        elif kind == 'list':
            other = module.fresh('l')
            module.body.append(f'export const {local} = {k}, {{ length: {other} }} = "abc", [] = [];')
            module.own[other] = ('const', other)
        elif kind == 'shared':
            module.body.append(f"export const shared = 'shared by {k}';")
            local = 'shared'
        else:
            module.body.append(f'let {local} = {k};')
            module.body.append(f"export {{ {local} as 'a string {k}' }};")
            module.own[f'a string {k}'] = ('let', local)
            continue
        module.own[local] = (kind, local)
    if pick.random() < 0.6:
        form = pick.choice(['class {}', 'function () { return 1; }', f'function named{k}() {{ return 2; }}', '() => 3', f'{k} * 2',
                            f'class Named{k} {{ static name = "own"; }}', '(class { static x = 1 })', '(function* () {})',
                            "async () => 'x'"])
        module.body.append(f'export default {form}')
        module.own['default'] = ('default', None)


def write_to_exports(module):
    """Assigns to exported locals in all ways."""
    pick = module.pick
    writable = [local for kind, local in module.own.values() if kind in ('let', 'var')]
    for local in writable:
        other = pick.choice(writable)
        module.body.append(pick.choice([
            f'{local}++', f'--{local};', f'log("old", {local}++)', f'{local} += 10;', f';[{local}, {other}] = [5, 6];',
            f';({{ x: {local} = 7 }} = {{}});', f'for ({local} of [8, 9]) log({local});', f'{local} ??= 11;',
            f'for ({local} in {{ key: 1 }});', f'(() => {{ {local} = "nested"; }})()', f'log(({local}) = 12);',
            f'attempt("twice", () => [{local}++, {local}++, ++{local}].join());',
        ]))


def use(module, reference, label):
    """Lines that use an import as an expression."""
    pick = module.pick
    return pick.choice([
        f"attempt('{label}', () => {reference});",
        f"attempt('{label} type', () => typeof {reference});",
        f"attempt('{label} call', () => {reference}());",
        f"attempt('{label} tag', () => {reference}`text`);",
        f"attempt('{label} new', () => new {reference}());",
        f"attempt('{label} text', () => `${{{reference}}}`.length > 0);",
        f"attempt('{label} later', () => (() => [{reference}].length)());",
    ])


def use_import(module, local, label):
    pick = module.pick
    if pick.random() < 0.7:
        return use(module, local, label)
    return pick.choice([
        f"attempt('{label} write', () => {{ {local} = 1; }});",
        f"attempt('{label} update', () => {local}++);",
        f"attempt('{label} pattern', () => {{ [{local}] = [1]; }});",
        f"attempt('{label} short', () => {{ const object = {{ {local} }}; return Object.keys(object); }});",
        f"attempt('{label} extends', () => class extends {local} {{}}.name);",
        f"attempt('{label} shadow', () => (({local}) => {local})('shadow'));",
        f'{local}\n;log("{label} stands alone")' if pick.random() < 0.05 else f"attempt('{label}', () => ({local}, 1));",
    ])


def import_from(module, target, modules):
    """Imports of one target, and uses of them."""
    pick, specifier = module.pick, f"'./m{target.index}.mjs'"
    names = list(target.own) + (['shared'] if pick.random() < 0.04 else []) + (['missing'] if pick.random() < 0.02 else [])
    form = pick.random()
    if form < 0.25 or not names:
        local = module.fresh('ns')
        module.head.append(f'import * as {local} from {specifier};')
        key = pick.choice(names or ['nothing'])
        module.body.append(pick.choice([
            f"attempt('{local}', () => {local}[{key!r}]);", f"attempt('{local} keys', () => Object.keys({local}).join());",
            f"attempt('{local} in', () => {key!r} in {local});", f"attempt('{local} set', () => {{ {local}[{key!r}] = 1; }});",
            f"attempt('{local} has', () => Object.hasOwn({local}, {key + 'x'!r}));", f"attempt('{local} names', () => Reflect.ownKeys({local}).length);",
            f"later.push(() => attempt('{local} describe', () => Object.keys(Object.getOwnPropertyDescriptor({local}, {key!r}) ?? {{}}).join()));",
            f"attempt('{local} delete', () => delete {local}[{key!r}]);",
        ]))
        return
    for name in pick.sample(names, pick.randint(1, min(3, len(names)))):
        local = module.fresh('i')
        quoted = f"'{name}'" if ' ' in name else name
        if name == 'default' and pick.random() < 0.5:
            module.head.append(f'import {local} from {specifier};')
        else:
            module.head.append(f'import {{ {quoted} as {local} }} from {specifier};')
        for _ in range(pick.randint(1, 3)):
            module.body.append(use_import(module, local, f'{name} in m{module.index}'))
        if pick.random() < 0.15:
            exported = module.fresh('again')
            module.head.append(f'export {{ {local} as {exported} }};')
            module.own[exported] = ('again', local)


def export_from(module, target):
    pick, specifier = module.pick, f"'./m{target.index}.mjs'"
    form = pick.random()
    if form < 0.5:
        module.head.append(f'export * from {specifier};')
    elif form < 0.7:
        name = module.fresh('space')
        module.head.append(f'export * as {name} from {specifier};')
        module.own[name] = ('space', None)
    else:
        name, source = module.fresh('from'), pick.choice(list(target.own) or ['missing'])
        quoted = f"'{source}'" if ' ' in source else source
        module.head.append(f'export {{ {quoted} as {name} }} from {specifier};')
        module.own[name] = ('from', None)


def finish(module, modules):
    pick, k = module.pick, module.index
    if pick.random() < 0.25:
        module.body.insert(pick.randint(0, len(module.body)), pick.choice(['await null;', f"log('waited', await {k});",
                                                                           'await Promise.resolve();']))
    if pick.random() < 0.08:
        module.body.insert(pick.randint(0, len(module.body)), f"if (true) throw new RangeError('m{k} failed');")
    if pick.random() < 0.1:
        other = pick.choice(modules).index
        module.body.append(f"later.push(() => import('./m{other}.mjs').then((ns) => log('m{k} got', Object.keys(ns).length), "
                           f"(error) => log('m{k} got', error.name)));")


def text_of(module):
    start = [f"log('m{module.index} starts');"]
    return '\n'.join(module.head + start + module.body + [f"log('m{module.index} ends');"]) + '\n'


def generate(seed):
    """{ file name: text } of one graph."""
    pick = random.Random(seed)
    modules = [Module(index, pick) for index in range(pick.randint(2, 6))]
    for module in modules:
        declare(module)
    for module in modules:
        for target in pick.sample(modules, pick.randint(0, min(3, len(modules)))):
            import_from(module, target, modules)
        if pick.random() < 0.4:
            export_from(module, pick.choice(modules))
        write_to_exports(module)
        finish(module, modules)
    names = [f'm{module.index}' for module in modules]
    pick.shuffle(names)
    files = {f'm{module.index}.mjs': text_of(module) for module in modules}
    files['main.mjs'] = MAIN.replace('NAMES', str(names))
    return files

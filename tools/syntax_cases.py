# SPDX-License-Identifier: MIT
"""Tests of the syntax front end: what build/nodus-syntax says of a text.

test/syntax/errors/*.txt holds programs and the errors that Node 26 gives for them:

    GOAL SOURCE             GOAL is script, commonjs or module; in SOURCE \u23ce is a line feed, \u240d a carriage return
      ok                    or
      LINE:COLUMN-END TYPE: MESSAGE
    # a comment

`-END` is missing where Node marks nothing, `:COLUMN` where it tells no column. test/syntax/oracle asks Node 26 again.

test/syntax/trees/**/NAME.EXT is a program, and NAME.EXT.tree beside it the tree that --tree must print (it makes the
file, too: read it before you commit it).
"""

import glob
import os
import re
import subprocess
import tempfile

import harness

ERROR = re.compile(r'(?P<line>\d+):(?P<column>\d+)-(?:(?P<end_line>\d+):)?(?P<end>\d+): (?P<text>.*)', re.S)
EXPECTED = re.compile(r'(?P<line>\d+)(?::(?P<column>\d+)(?:-(?P<end>\d+))?)? (?P<text>.*)', re.S)


class Case:
    def __init__(self, goal, source, expected, number):
        self.goal = goal
        self.source = source
        self.expected = expected
        self.number = number

    def text(self):
        return self.source.replace('\u23ce', '\n').replace('\u240d', '\r')


def cases(path):
    """The cases of a table of errors."""
    found = []
    with open(path, encoding='utf-8', newline='\n') as file:
        for number, line in enumerate(file.read().split('\n'), 1):
            if line.startswith('  '):
                found[-1].expected = line[2:]
            elif line and not line.startswith('#'):
                goal, source = line.split(' ', 1)
                found.append(Case(goal, source, None, number))
    return found


def program():
    return os.path.join(harness.ROOT, os.environ.get('BUILD', 'build'), 'nodus-syntax')


def errors_of(texts, goal, folder):
    """What the front end says of each text: 'ok' or its error."""
    paths = []
    for index, text in enumerate(texts):
        paths.append(os.path.join(folder, f'{goal}-{index}.js'))
        with open(paths[-1], 'wb') as file:
            file.write(text.encode('utf-8', 'surrogatepass'))
    out = subprocess.run([program(), f'--goal={goal}', '--errors', *paths], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT).stdout.decode('utf-8', 'backslashreplace')
    found = {}
    for piece in re.split(r'^(?=' + re.escape(folder) + r'/)', out, flags=re.M):
        path, _, rest = piece.rstrip('\n').partition(':')
        found[path] = rest.strip()
    return [found.get(path, 'the program ended: ' + out[-200:]) for path in paths]


def agrees(expected, actual):
    """Whether an error is the expected one, as far as that tells."""
    want, have = EXPECTED.fullmatch(expected), ERROR.fullmatch(actual)
    if not want or not have:
        return expected == actual
    same = want['text'] == have['text'] and want['line'] == have['line']
    same = same and want['column'] in (None, have['column'])
    # Node marks no more than the first line.
    return same and (want['end'] is None or have['end_line'] is not None or want['end'] == have['end'])


def check_errors(path):
    """None if all cases of a table hold, else the report."""
    found = cases(path)
    report = ''
    with tempfile.TemporaryDirectory(prefix='nodus-syntax-') as folder:
        for goal in sorted({case.goal for case in found}):
            chosen = [case for case in found if case.goal == goal]
            for case, actual in zip(chosen, errors_of([case.text() for case in chosen], goal, folder)):
                if not agrees(case.expected, actual):
                    report += f'\n  {case.number}: {goal} {case.source}\n    expected {case.expected}\n    actual   {actual}'
    return report or None


def check_tree(path):
    done = subprocess.run([program(), '--tree', path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    with open(path + '.tree', 'rb') as file:
        if file.read() == done.stdout:
            return None
    return 'another tree\n' + harness.indent(done.stdout.decode('utf-8', 'backslashreplace'))


def tests():
    """(name, how to run it) of every test."""
    for path in sorted(glob.glob(os.path.join(harness.ROOT, 'test/syntax/errors/*.txt'))):
        yield os.path.relpath(path, harness.ROOT), lambda path=path: check_errors(path)
    for path in sorted(glob.glob(os.path.join(harness.ROOT, 'test/syntax/trees/**/*.tree'), recursive=True)):
        yield os.path.relpath(path, harness.ROOT), lambda path=path: check_tree(path[:-len('.tree')])

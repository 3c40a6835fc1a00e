# SPDX-License-Identifier: MIT
"""Command-line tests: what is typed, and what must come back.

A case starts at a line `$ command` and ends before the next one (or at the end of the file, or of the ```console
block in a Markdown file). The command is a bash command line in which `nodus` is the runtime under test; it runs in
an empty folder, with $ROOT the source tree. The lines that follow are:

    < text      a line of standard input
    2> text     a line of standard error (none given: it is not compared when the exit code is not 0)
    ? N         the exit code (0 when absent)
    # text      a comment
    text        a line of standard output

In expected lines `[...]` stands for any text, and a line that is only `[...]` for any number of lines.
"""

import os
import re
import tempfile

import harness


class Case:
    def __init__(self, command, line):
        self.command = command
        self.line = line
        self.stdin = []
        self.stdout = []
        self.stderr = []
        self.code = 0


def cases(path):
    """The cases in a .txt file, or in the ```console blocks of a Markdown file."""
    with open(path, encoding='utf-8') as file:
        lines = file.read().split('\n')
    found = []
    inside = not path.endswith('.md')
    case = None
    for number, line in enumerate(lines, 1):
        if path.endswith('.md') and line.startswith('```'):
            inside = line == '```console'
            case = None
        elif not inside:
            continue
        elif line.startswith('$ '):
            case = Case(line[2:], number)
            found.append(case)
        elif line.startswith('# ') or case is None:
            continue
        elif line.startswith('< '):
            case.stdin.append(line[2:])
        elif line.startswith('2> '):
            case.stderr.append(line[3:])
        elif line.startswith('? '):
            case.code = int(line[2:])
        else:
            case.stdout.append(line)
    for case in found:
        while case.stdout and case.stdout[-1] == '':
            case.stdout.pop()
    return found


def matches(expected, actual):
    """Whether the text `actual` is what the list of lines `expected` describes."""
    pattern = ''
    for line in expected:
        if line == '[...]':
            pattern += r'(?:.*\n)*'
        else:
            pattern += r'[^\n]*'.join(re.escape(part) for part in line.split('[...]')) + r'\n'
    if actual and not actual.endswith('\n'):
        actual += '\n'
    return re.fullmatch(pattern, actual) is not None


def check(case, runtime, timeout):
    """Runs one case; None when it holds, else the report."""
    with tempfile.TemporaryDirectory(prefix='nodus-cli-') as tmp:
        home = os.path.join(tmp, 'work')
        tools = os.path.join(tmp, 'bin')
        os.mkdir(home)
        os.mkdir(tools)
        os.symlink(runtime, os.path.join(tools, 'nodus'))
        env = {**os.environ, 'PATH': tools + os.pathsep + os.environ['PATH'], 'ROOT': harness.ROOT,
               'TMPDIR': tmp, 'NO_COLOR': '1'}
        stdin = ''.join(line + '\n' for line in case.stdin).encode()
        outcome = harness.run(['bash', '-c', case.command], timeout, env=env, cwd=home, stdin=stdin)
    wrong = []
    if outcome.timed_out or outcome.code != case.code:
        wrong.append(f'{outcome.reason()}, expected exit code {case.code}')
    if not matches(case.stdout, outcome.stdout):
        wrong.append('standard output differs from\n' + harness.indent('\n'.join(case.stdout) + '\n', '  < '))
    if (case.stderr or case.code == 0) and not matches(case.stderr, outcome.stderr):
        wrong.append('standard error differs from\n' + harness.indent('\n'.join(case.stderr) + '\n', '  < '))
    if not wrong:
        return None
    return f'$ {case.command}\n' + '\n'.join(wrong) + '\n' + harness.indent(outcome.stdout, '  1> ') + \
        harness.indent(outcome.stderr, '  2> ')

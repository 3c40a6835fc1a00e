# SPDX-License-Identifier: MIT
"""What the test runner, the conformance suite and the application checks share: run a command with a deadline and
see it to its end, several at a time.

A command gets a process group of its own, and whatever is left of the group when the command ends or its time is up
is killed, so that a hanging or forking test leaves nothing behind. Output is bounded; bytes that are no UTF-8 are
kept as escapes.
"""

import concurrent.futures
import os
import signal
import subprocess
import sys
import tempfile
import time

OUTPUT_LIMIT = 1 << 20

# Ignored, it would take the exit codes with it.
signal.signal(signal.SIGCHLD, signal.SIG_DFL)

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Outcome:
    """How one command ended."""

    def __init__(self, code, timed_out, stdout, stderr, seconds):
        self.code = code
        self.timed_out = timed_out
        self.stdout = stdout
        self.stderr = stderr
        self.seconds = seconds

    @property
    def ok(self):
        return self.code == 0 and not self.timed_out

    def reason(self):
        """One phrase: 'exit code 1', 'SIGSEGV', 'no end after 60 s'."""
        if self.timed_out:
            return f'no end after {self.seconds:.0f} s'
        if self.code < 0:
            return signal.Signals(-self.code).name
        return f'exit code {self.code}'

    def output(self, limit=4000):
        """Standard output and error for a report, shortened in the middle."""
        text = self.stdout + self.stderr
        if len(text) > limit:
            text = text[:limit // 2] + '\n  [...]\n' + text[-limit // 2:]
        return text


def _read(file):
    file.seek(0)
    return file.read(OUTPUT_LIMIT).decode('utf-8', 'backslashreplace')


def _default_signals():
    """In the child: what the caller ignores (nohup and background jobs do) is no concern of the command's."""
    for number in signal.valid_signals():
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, signal.SIG_DFL)


def run(argv, timeout, env=None, cwd=None, stdin=b''):
    """Runs argv to its end or for `timeout` seconds; never raises for what the command does.

    Output goes through files: a pipe would stay open for as long as a stray grandchild lives.
    """
    start = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as inp:
        inp.write(stdin)
        inp.seek(0)
        try:
            child = subprocess.Popen(argv, stdin=inp, stdout=out, stderr=err, env=env, cwd=cwd,
                                     start_new_session=True, preexec_fn=_default_signals)
        except OSError as error:
            return Outcome(127, False, '', f'{argv[0]}: {error.strerror}\n', 0)
        timed_out = False
        try:
            child.wait(timeout)
        except subprocess.TimeoutExpired:
            timed_out = True
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        code = child.wait()
        return Outcome(code, timed_out, _read(out), _read(err), time.monotonic() - start)


def run_all(jobs, work, parallel=2):
    """Calls work(job) for every job, `parallel` at a time; yields (job, result) as they finish."""
    with concurrent.futures.ThreadPoolExecutor(parallel) as pool:
        pending = {pool.submit(work, job): job for job in jobs}
        try:
            for future in concurrent.futures.as_completed(pending):
                yield pending[future], future.result()
        except BaseException:
            for future in pending:
                future.cancel()
            raise


def indent(text, prefix='    '):
    return ''.join(prefix + line for line in text.splitlines(keepends=True))


def runtime(variable='NODUS', default='build/nodus'):
    """The absolute path of the runtime under test."""
    path = os.environ.get(variable) or os.path.join(ROOT, default)
    path = os.path.abspath(path)
    if not os.access(path, os.X_OK):
        sys.exit(f'{path}: no such program (make build makes it)')
    return path


def summary(passed, failed):
    """Prints the closing line and returns the exit status."""
    print(f'{passed} passed, {failed} failed', flush=True)
    return 1 if failed or not passed else 0

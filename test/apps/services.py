# SPDX-License-Identifier: MIT
"""Servers that checks talk to. A check names them in its head (`// services: postgres redis`); each is started once, in a
folder of its own, on a Unix socket and on a free port of 127.0.0.1, and stopped when the checks have run. The checks find
them through the environment."""

import contextlib
import glob
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

SERVICES_LINE = re.compile(r'^// services: (.+)$', re.MULTILINE)


def named_in(path):
    """The services that the check at `path` asks for."""
    with open(path, encoding='utf-8') as file:
        found = SERVICES_LINE.search(file.read(1000))
    return found.group(1).split() if found else []


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def await_socket(path, child, seconds=30):
    """Returns when something accepts connections on the Unix socket."""
    deadline = time.monotonic() + seconds
    while True:
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                return probe.connect(path)
            except OSError:
                if child.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f'{child.args[0]} did not start') from None
        time.sleep(0.02)


@contextlib.contextmanager
def server(argv, socket_path, stop):
    """Runs argv until the block ends; `stop` is the signal that makes it finish at once."""
    child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             start_new_session=True)
    try:
        await_socket(socket_path, child)
        yield
    finally:
        # The whole group: a wrapper (setpriv) becomes its server, and a server may have children.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, stop)
        child.wait()


@contextlib.contextmanager
def postgres(folder):
    """PostgreSQL refuses to run as root; root becomes the user that Debian's package made."""
    binaries = sorted(glob.glob('/usr/lib/postgresql/*/bin'))[-1]
    as_user = []
    if os.geteuid() == 0:
        shutil.chown(folder, 'postgres')
        as_user = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups']
    data = os.path.join(folder, 'data')
    port = free_port()
    subprocess.run([*as_user, f'{binaries}/initdb', '--pgdata', data, '--username=check', '--auth=trust', '--encoding=UTF8',
                    '--locale=C', '--no-sync'], stdout=subprocess.DEVNULL, check=True, cwd=folder)
    argv = [*as_user, f'{binaries}/postgres', '-D', data, '-k', folder, '-h', '127.0.0.1', '-p', str(port), '-F']
    with server(argv, os.path.join(folder, f'.s.PGSQL.{port}'), signal.SIGQUIT):
        yield {'PGHOST': folder, 'PGPORT': str(port), 'PGUSER': 'check', 'PGDATABASE': 'postgres'}


@contextlib.contextmanager
def redis(folder):
    path = os.path.join(folder, 'redis.sock')
    port = free_port()
    argv = ['redis-server', '--bind', '127.0.0.1', '--port', str(port), '--unixsocket', path, '--dir', folder, '--save', '']
    with server(argv, path, signal.SIGTERM):
        yield {'REDIS_SOCKET': path, 'REDIS_PORT': str(port)}


KNOWN = {'postgres': postgres, 'redis': redis}


@contextlib.contextmanager
def running(names):
    """Runs the named services; gives the environment by which the checks find them."""
    with contextlib.ExitStack() as stack:
        env = {}
        for name in sorted(names):
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix=f'nodus-{name}-'))
            env.update(stack.enter_context(KNOWN[name](folder)))
        yield env

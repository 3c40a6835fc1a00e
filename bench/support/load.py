# SPDX-License-Identifier: MIT
"""Load on servers: a file with `// measure: server` listens on a port of its own, prints `port<TAB>number`, and is then
put through the loads that its header names, one after the other, `// load: LABEL | COMMAND`:

    wrk ARGUMENTS PATH   requests per second that wrk gets answered, and the server's processor time for each
    steady COUNT PATH    p99 latency over COUNT connections at half of the rate that the last wrk got (steady.c)
    idle COUNT PATH      memory per connection of COUNT that were served once and then wait
    rest                 memory of the server two seconds after the loads

A server is measured when it has answered for two seconds (WARMUP): what it compiles in its first requests is paid once.
The server runs on the first processor, the load on the last one; `// processors: all` lets both use them all. A load that
gets an answer other than 2xx fails."""

import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROCESSORS = sorted(os.sched_getaffinity(0))
DURATION = os.environ.get('DURATION') or '3'
WARMUP = os.environ.get('WARMUP') or '2'


def pin(processors):
    def preexec():
        os.setpgid(0, 0)
        os.sched_setaffinity(0, processors)
        limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    return preexec


def children_of(pid):
    try:
        with open(f'/proc/{pid}/task/{pid}/children', encoding='ascii') as file:
            return [int(child) for child in file.read().split()]
    except FileNotFoundError:
        return []


def memory_of(pid):
    """Resident kB of a process and those below it."""
    with open(f'/proc/{pid}/status', encoding='ascii') as file:
        own = int(re.search(r'VmRSS:\s*(\d+)', file.read())[1])
    return own + sum(memory_of(child) for child in children_of(pid))


def processor_time_of(pid):
    """Seconds that a process and those below it have used."""
    with open(f'/proc/{pid}/stat', encoding='ascii') as file:
        fields = file.read().rsplit(')', 1)[1].split()
    own = (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')
    return own + sum(processor_time_of(child) for child in children_of(pid))


class Server:
    def __init__(self, command, env, head):
        everywhere = '// processors: all' in head
        self.load_processors = PROCESSORS if everywhere else PROCESSORS[-1:]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env, text=True,
                                        preexec_fn=pin(PROCESSORS if everywhere else PROCESSORS[:1]))
        line = self.process.stdout.readline()
        match = re.match(r'port\t(\d+)', line)
        if not match:
            self.stop()
            raise RuntimeError('the server does not say its port')
        self.port = int(match[1])
        self.rate = 0
        self.warm = []

    def stop(self):
        try:
            os.killpg(self.process.pid, 9)
        except ProcessLookupError:
            pass
        self.process.wait()

    def url(self, path):
        return f'http://127.0.0.1:{self.port}{path}'

    def run(self, command):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120, check=True,
                              preexec_fn=pin(self.load_processors), cwd=HERE)
        return done.stdout

    def wrk(self, arguments):
        *options, path = arguments
        if arguments not in self.warm:
            self.warm.append(arguments)
            self.run(['wrk', '-t1', f'-d{WARMUP}s', *options, self.url(path)])
        before = processor_time_of(self.process.pid)
        output = self.run(['wrk', '-t1', f'-d{DURATION}s', *options, self.url(path)])
        used = processor_time_of(self.process.pid) - before
        if 'Non-2xx' in output or 'read 0, write' in output and 'Socket errors' in output:
            raise RuntimeError(output)
        self.rate = float(re.search(r'Requests/sec:\s*([\d.]+)', output)[1])
        requests = int(re.search(r'(\d+) requests in', output)[1])
        return {'': (self.rate, '/s'), ', processor time': (used * 1e9 / requests, 'ns')}

    def steady(self, arguments):
        count, path = arguments
        output = self.run([steady_program(), str(self.port), count, str(int(self.rate / 2)), DURATION, path])
        return {'': (float(output) * 1000, 'ns')}  # microseconds

    def idle(self, arguments):
        count, path = int(arguments[0]), arguments[1]
        limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        before = memory_of(self.process.pid)
        request = f'GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n'.encode()
        connections = []
        for _ in range(count):
            connection = socket.create_connection(('127.0.0.1', self.port))
            connection.sendall(request)
            if b' 200 ' not in connection.recv(4096):
                raise RuntimeError('no answer')
            connections.append(connection)
        time.sleep(1)
        used = memory_of(self.process.pid) - before
        for connection in connections:
            connection.close()
        return {'': (used * 1024 / count, 'B')}

    def rest(self, arguments):
        del arguments
        time.sleep(2)
        return {'': (memory_of(self.process.pid) / 1024, 'MB')}


def steady_program():
    program = os.path.join(tempfile.gettempdir(), f'nodus-bench-steady-{os.getuid()}')
    source = os.path.join(HERE, 'steady.c')
    if not os.path.exists(program) or os.path.getmtime(program) < os.path.getmtime(source):
        subprocess.run([shutil.which('cc') or 'gcc', '-O2', '-o', program, source], check=True)
    return program


def measure(command, env, head):
    """{label: (value, unit)} of one run of a server file."""
    results = {}
    try:
        server = Server(command, env, head)
    except RuntimeError:
        return results
    try:
        for label, load in re.findall(r'^// load: (.+?) \| (.+)$', head, re.M):
            kind, *arguments = load.split()
            for suffix, value in getattr(server, kind)(arguments).items():
                results[label + suffix] = value
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        print(f'{" ".join(command)}: {error}', file=sys.stderr)
    finally:
        server.stop()
    return results

# SPDX-License-Identifier: EUPL-1.2
"""Running a program and measuring it: time, peak memory, and a limit on its time."""

import os
import signal
import subprocess
import time


class Measured:
    """What a program took. `seconds` by the clock, `cpu` of all its threads and children; `memory` is the most that any one of its
    processes held, in bytes."""

    def __init__(self, seconds, cpu, memory, status, output):
        self.seconds, self.cpu, self.memory, self.status, self.output = seconds, cpu, memory, status, output


class OverLimit(Exception):
    """The program did not end in time."""


def measure(command, limit):
    """Runs the command in a process group of its own. After `limit` seconds the group is asked to end, so that servers take their
    children along, and ten seconds later made to: OverLimit then. `output` is standard output and standard error together.
    """
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, text=True)
    expired = False

    def stop(*_):
        nonlocal expired
        os.killpg(process.pid, signal.SIGKILL if expired else signal.SIGTERM)
        expired = True
        signal.alarm(10)

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(max(1, int(limit)))
    try:
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    seconds = time.monotonic() - begin
    if expired:
        raise OverLimit(f"over {limit:.0f} s")
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, process.returncode, output)


def machine():
    """One line: processor, cores, memory, system."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), "?")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {os.uname().sysname} {os.uname().release}"


def commit(folder):
    """The commit that is checked out, with + behind it where files were changed."""
    def git(*arguments):
        return subprocess.run(["git", "-C", folder, *arguments], capture_output=True, text=True, check=False).stdout.strip()
    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain", "--untracked-files=no") else "")

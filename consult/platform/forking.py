"""Child processes that begin with what the supervisor has imported already.

Importing Consult takes longer than all the rest of a start: a fork runs `python -m MODULE` without doing it again, so that four
processes are up, and a dead one is up again, in a fraction of the time and of the memory.
"""

import gc
import importlib
import os
import runpy
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from consult.platform.processes import dying_with_parent

CONSOLE, COMPLAINTS, OURS_ALONE = 1, 2, 3
MANY_DESCRIPTORS = 1024
PARENTS_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GLANCE = 0.01
# By name, for commands that start nothing are not to pay for them (docs/adr/0008).
SHARED = ("consult.application", "gunicorn.app.wsgiapp")


class Forked:
    """A forked child, seen as subprocess shows its own."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit status (negative: the signal that killed it), or None while it runs."""
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end and return its status; raise TimeoutExpired after `timeout` seconds."""
        deadline = time.monotonic() + (timeout or float("inf"))
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            time.sleep(GLANCE)
        return self.returncode or 0

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)


def import_shared() -> None:
    """Import what every fork needs; done once, so it may be called wherever there is something to wait for."""
    for module in SHARED:
        importlib.import_module(module)


def fork_module(
    words: Sequence[str], log: Path, environment: Mapping[str, str], folder: Path, descriptors: Sequence[int] = ()
) -> Forked:
    """Run `python -m` with these words in a fork in its own session, in `folder`, writing to `log`.

    What the parent holds is kept from the collector of garbage, whose touch would copy it into every child. A signal to stop that
    arrives meanwhile waits until the child is itself. The child keeps no open file but `descriptors` (with CONSOLE among them it
    speaks to the console); on Linux it gets SIGTERM when this process dies.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    with log.open("ab") as output:
        promise = dying_with_parent(signal.SIGTERM)
        gc.freeze()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, PARENTS_SIGNALS)
        try:
            pid = os.fork()
            if pid == 0:
                _live(words, output.fileno(), environment, folder, descriptors, promise)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return Forked(pid)


def run_module(words: Sequence[str], log: Path, environment: Mapping[str, str], folder: Path) -> int:
    """Run `python -m` with these words in a fork, writing errors to `log` and the rest to the console; return its status."""
    fork = fork_module(words, log, environment, folder, (CONSOLE,))
    try:
        return fork.wait()
    finally:
        fork.kill()


def _live(
    words: Sequence[str],
    output: int,
    environment: Mapping[str, str],
    folder: Path,
    descriptors: Sequence[int],
    promise: Callable[[], None],
) -> NoReturn:
    """Be the child, to the end: nothing of the parent's stack may run in it."""
    status = 1
    try:
        os.setsid()
        _leave_the_parent(output, descriptors)
        promise()
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
        sys.path.insert(0, str(folder))
        sys.argv[:] = words
        sys.stdout, sys.stderr = (os.fdopen(stream, "w", buffering=1, closefd=False) for stream in (CONSOLE, COMPLAINTS))
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as leaving:
        status = _status(leaving)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _leave_the_parent(output: int, descriptors: Sequence[int]) -> None:
    """Let go of the parent's signals, terminal and files: a lock that the child kept would outlive the parent."""
    for number in PARENTS_SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, PARENTS_SIGNALS)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    for stream in {CONSOLE, COMPLAINTS}.difference(descriptors):
        os.dup2(output, stream)
    for descriptor in range(OURS_ALONE, MANY_DESCRIPTORS):
        if descriptor not in descriptors:
            _close(descriptor)
        else:
            os.set_inheritable(descriptor, True)


def _close(descriptor: int) -> None:
    try:
        os.close(descriptor)
    except OSError:
        return


def _status(leaving: SystemExit) -> int:
    if isinstance(leaving.code, str):
        print(leaving.code, file=sys.stderr)
        return 1
    return leaving.code or 0

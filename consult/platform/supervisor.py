"""Keeps child processes running: starts them in order, starts a dead one again, stops them in order."""

import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

from consult.platform.forking import Forked
from consult.platform.leftovers import Recorded, birth, write_record
from consult.platform.processes import Process, kill_group

LONG_LIFE = 2.0
FIRST_DELAY, LONGEST_DELAY = 0.5, 5.0
GLANCE = 0.1
STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopAsked(BaseException):
    """Somebody asked the supervisor to stop: Ctrl-C, SIGTERM, or the closing of its terminal."""


@dataclass(frozen=True)
class Child:
    """One process to keep running. All of a higher layer stop before any of a lower one."""

    name: str
    layer: int
    start: Callable[[], Process | Forked]
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 10.0


@dataclass
class Running:
    """One child as it is now: its process if it has one, and when to start it again if not."""

    child: Child
    process: Process | Forked | None = None
    started_at: float = 0.0
    delay: float = 0.0
    due_at: float = 0.0

    def start(self) -> None:
        """Start the child's process."""
        self.process, self.started_at = self.child.start(), time.monotonic()

    def bury(self) -> str:
        """Take note of the death of the process, choose when to start again, and return the story in a sentence."""
        assert self.process is not None
        status, lived = self.process.returncode or 0, time.monotonic() - self.started_at
        kill_group(self.process.pid)
        self.process = None
        self.delay = 0.0 if lived > LONG_LIFE else min(max(FIRST_DELAY, self.delay * 2), LONGEST_DELAY)
        self.due_at = time.monotonic() + self.delay
        how = f"was killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
        when = f"in {self.delay:g} s" if self.delay else "now"
        return f"{self.child.name} {how}; starting it again {when}."


class Supervisor:
    """The children of this process, in the order of their start; a context manager that stops them when it ends."""

    def __init__(self, record: Path, say: Callable[[str], None]) -> None:
        self._record, self._say = record, say
        self._all: list[Running] = []

    def __enter__(self) -> Self:
        """Turn the signals that ask to stop into StopAsked."""
        self._before = {number: signal.signal(number, _ask_to_stop) for number in STOPPING_SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        """Stop every child, highest layer first, whatever signals arrive meanwhile."""
        for number in STOPPING_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        for layer in sorted({running.child.layer for running in self._all}, reverse=True):
            self._stop_layer(layer)
        self._record.unlink(missing_ok=True)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def start(self, child: Child) -> Process | Forked:
        """Start `child`, keep it from now on, and return its process."""
        running = Running(child)
        self._all.append(running)
        running.start()
        self._write()
        assert running.process is not None
        return running.process

    def watch(self) -> None:
        """Start again each child that dies, until StopAsked."""
        while True:
            self.tend()
            time.sleep(GLANCE)

    def tend(self) -> None:
        """Look at each child once."""
        for running in self._all:
            if running.process is not None and running.process.poll() is not None:
                self._say(running.bury())
            if running.process is None and time.monotonic() >= running.due_at:
                running.start()
                self._write()

    def _stop_layer(self, layer: int) -> None:
        stopping = [one for one in self._all if one.child.layer == layer and one.process]
        for running in stopping:
            if running.process and running.process.poll() is None:
                running.process.send_signal(running.child.stop_signal)
        deadline = time.monotonic() + max((one.child.patience for one in stopping), default=0)
        for running in stopping:
            _wait_or_kill(running, deadline)

    def _write(self) -> None:
        alive = [(one.child, one.process.pid) for one in self._all if one.process]
        write_record(self._record, [Recorded(child.name, pid, birth(pid), child.stop_signal) for child, pid in alive])


def _wait_or_kill(running: Running, deadline: float) -> None:
    assert running.process is not None
    while running.process.poll() is None:
        if time.monotonic() > deadline:
            running.process.kill()
        time.sleep(0.01)
    kill_group(running.process.pid)
    running.process = None


def _ask_to_stop(number: int, _: FrameType | None) -> None:
    raise StopAsked(signal.Signals(number).name)


def say(sentence: str) -> None:
    """Print one line of progress at once."""
    print(sentence, file=sys.stdout, flush=True)

"""Tests of keeping child processes running."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from consult.platform.leftovers import read_record
from consult.platform.processes import spawn
from consult.platform.supervisor import FIRST_DELAY, Child, Running, StopAsked, Supervisor


def _child(folder: Path, name: str, layer: int = 0, script: str = "exec sleep 60") -> Child:
    return Child(name, layer, lambda: spawn(["sh", "-c", script], folder / f"{name}.log"))


def _eventually(is_so: Callable[[], bool], supervisor: Supervisor | None = None) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        if supervisor:
            supervisor.tend()
        time.sleep(0.01)


def _is_empty(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_a_child_that_is_killed_is_started_again_and_told(tmp_path: Path) -> None:
    told: list[str] = []
    record = tmp_path / "record"
    with Supervisor(record, told.append) as supervisor:
        first = supervisor.start(_child(tmp_path, "web"))
        os.kill(first.pid, signal.SIGKILL)
        _eventually(lambda: read_record(record)[0].pid != first.pid, supervisor)
    assert told == [f"web was killed by SIGKILL; starting it again in {FIRST_DELAY:g} s."]
    assert not record.exists()


def test_a_child_that_dies_at_once_is_started_ever_more_rarely(tmp_path: Path) -> None:
    running = Running(_child(tmp_path, "web", script="exit 7"))
    delays = []
    for _ in range(6):
        running.start()
        assert running.process is not None
        running.process.wait()
        assert "ended with status 7" in running.bury()
        delays.append(running.delay)
    assert delays[:5] == [0.5, 1.0, 2.0, 4.0, 5.0]
    assert delays[-1] == 5.0


def test_what_a_dead_child_had_started_dies_too(tmp_path: Path) -> None:
    running = Running(_child(tmp_path, "web", script="sleep 60 & exec sleep 60"))
    running.start()
    assert running.process is not None
    group = running.process.pid
    running.process.kill()
    running.process.wait()
    running.bury()
    _eventually(lambda: _is_empty(group))


def test_higher_layers_stop_before_lower_ones(tmp_path: Path) -> None:
    log = tmp_path / "order"
    farewell = "trap 'echo {name} >> {log}; exit' TERM; touch {name}; while :; do sleep 0.01; done"
    with Supervisor(tmp_path / "record", print) as supervisor:
        for name, layer in (("engine", 0), ("application", 1)):
            ready = tmp_path / name
            supervisor.start(_child(tmp_path, name, layer, f"cd '{tmp_path}'; " + farewell.format(name=name, log=log)))
            _eventually(ready.exists, supervisor)
    assert log.read_text().split() == ["application", "engine"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_watching_ends_when_asked_to_stop(tmp_path: Path, number: signal.Signals) -> None:
    with Supervisor(tmp_path / "record", print) as supervisor:
        child = supervisor.start(_child(tmp_path, "web", script=f"sleep 0.1; kill -{number.value} {os.getpid()}; exec sleep 60"))
        with pytest.raises(StopAsked, match=number.name):
            supervisor.watch()
    assert child.poll() is not None

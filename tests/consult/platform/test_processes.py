"""Tests of starting and stopping child processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from consult.platform.leftovers import birth
from consult.platform.problems import Problem
from consult.platform.processes import processes_titled, spawn, stop, wait_until

STUBBORN = "trap '' TERM; echo deaf; while :; do sleep 0.1; done"
PARENT = """
import sys, time
from pathlib import Path
from consult.platform.processes import spawn
print(spawn(["sleep", "60"], Path(sys.argv[1])).pid, flush=True)
time.sleep(60)
"""


def test_a_child_writes_to_its_log_and_stops_when_asked(tmp_path: Path) -> None:
    child = spawn(["sh", "-c", "echo hello; exec sleep 60"], tmp_path / "log")
    wait_until(lambda: "hello" in (tmp_path / "log").read_text(), child, tmp_path / "log", "The child")
    stop(child)
    assert child.returncode == -signal.SIGTERM


def test_a_child_deaf_to_the_request_is_killed_with_what_it_started(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = spawn(["sh", "-c", STUBBORN], log)
    wait_until(lambda: "deaf" in log.read_text(), child, log, "The child")
    stop(child, patience=0.1)
    assert child.returncode == -signal.SIGKILL
    _eventually(lambda: _is_empty(child.pid))


def test_processes_are_found_by_the_beginning_of_their_title(tmp_path: Path) -> None:
    child = spawn(["sleep", "61.25"], tmp_path / "log")
    assert processes_titled("sleep 61.2") == [child.pid]
    stop(child)
    assert processes_titled("sleep 61.2") == []


def test_a_child_that_dies_as_it_starts_is_told_with_the_end_of_its_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = spawn(["sh", "-c", "echo no room; exit 3"], log)
    with pytest.raises(Problem, match=r"The child stopped as it started(.|\n)*no room"):
        wait_until(lambda: False, child, log, "The child")


def test_a_child_that_is_never_ready_is_told(tmp_path: Path) -> None:
    child = spawn(["sleep", "60"], tmp_path / "log")
    with pytest.raises(Problem, match="was not ready"):
        wait_until(lambda: False, child, tmp_path / "log", "The child", patience=0.05)
    stop(child)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_a_child_dies_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path / "log")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    _eventually(lambda: not birth(child))


def _eventually(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _is_empty(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False

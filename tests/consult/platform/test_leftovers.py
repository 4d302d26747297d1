"""Tests of finding and stopping what a killed supervisor left."""

import os
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

from consult.platform.leftovers import Recorded, birth, read_record, stop_leftovers, write_record
from consult.platform.processes import Process, spawn, stop


def _recorded(name: str, process: Process) -> Recorded:
    return Recorded(name, process.pid, birth(process.pid), signal.SIGTERM)


def test_a_process_has_one_birth_and_a_dead_one_has_none() -> None:
    assert birth(os.getpid()) == birth(os.getpid()) != ""
    with subprocess.Popen(["true"]) as short:
        pass
    assert birth(short.pid) == ""


def test_a_record_without_file_or_sense_is_empty(tmp_path: Path) -> None:
    assert read_record(tmp_path / "running.json") == []
    (tmp_path / "running.json").write_text('[{"name": "web"')
    assert read_record(tmp_path / "running.json") == []


def test_leftovers_are_stopped_last_started_first(tmp_path: Path) -> None:
    children = [spawn(["sleep", "60"], tmp_path / "log") for _ in range(2)]
    write_record(tmp_path / "record", [_recorded(name, child) for name, child in zip(("postgres", "web"), children, strict=True)])
    assert stop_leftovers(tmp_path / "record") == ["postgres", "web"]
    assert [child.wait() for child in children] == [-signal.SIGTERM, -signal.SIGTERM]
    assert not (tmp_path / "record").exists()


def test_a_stranger_that_got_the_number_of_a_dead_child_is_left_alone(tmp_path: Path) -> None:
    stranger = spawn(["sleep", "60"], tmp_path / "log")
    write_record(tmp_path / "record", [replace(_recorded("web", stranger), born="1")])
    assert stop_leftovers(tmp_path / "record") == []
    assert stranger.poll() is None
    stop(stranger)

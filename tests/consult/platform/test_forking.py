"""Tests of children that begin with what their parent has imported."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from consult.platform.data_folder import CHECKOUT

PARENT = """
import fcntl, os, sys
from pathlib import Path
from consult.platform.forking import fork_module
folder = Path(sys.argv[1])
lock = (folder / "lock").open("w")
fcntl.flock(lock, fcntl.LOCK_EX)
child = fork_module([sys.argv[2], "a word"], folder / "log", {"PATH": "/bin"}, folder)
if sys.argv[3] == "die":
    print(child.pid, flush=True)
    os._exit(0)
if sys.argv[3] == "kill":
    child.kill()
print(child.wait(10))
"""
FACTS = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ), os.getsid(0) == os.getpid(), __name__]))
"""


def _fork(folder: Path, module: str, then: str = "wait") -> str:
    command = [sys.executable, "-c", PARENT, str(folder), module, then]
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(command, cwd=CHECKOUT, env=settings, capture_output=True, text=True, check=True).stdout.strip()


def test_a_fork_runs_a_module_with_its_words_folder_and_environment_alone(tmp_path: Path) -> None:
    (tmp_path / "facts.py").write_text(FACTS)
    assert _fork(tmp_path, "facts") == "0"
    words, folder, environment, is_leader, name = json.loads((tmp_path / "log").read_text())
    assert (words, folder, is_leader, name) == (["a word"], str(tmp_path.resolve()), True, "__main__")
    assert environment == {"PATH": "/bin"}


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [("raise SystemExit(3)", "3", ""), ("raise SystemExit('no room')", "1", "no room"), ("1 / 0", "1", "ZeroDivisionError")],
)
def test_the_end_of_a_fork_is_told_as_by_any_program(tmp_path: Path, text: str, status: str, told: str) -> None:
    (tmp_path / "ending.py").write_text(text)
    assert _fork(tmp_path, "ending") == status
    assert told in (tmp_path / "log").read_text()


def test_a_fork_can_be_killed(tmp_path: Path) -> None:
    (tmp_path / "sleeping.py").write_text("import time; time.sleep(60)")
    assert _fork(tmp_path, "sleeping", "kill") == str(-signal.SIGKILL)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_a_fork_keeps_no_lock_of_its_dead_parent_and_dies_with_it(tmp_path: Path) -> None:
    (tmp_path / "sleeping.py").write_text("import time; time.sleep(60)")
    (tmp_path / "quick.py").touch()
    pid = _fork(tmp_path, "sleeping", "die")
    assert _fork(tmp_path, "quick") == "0"
    stat = Path(f"/proc/{pid}/stat")
    assert not stat.exists() or " Z " in stat.read_text()

"""Tests of children that begin with what their parent has imported."""

import fcntl
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from consult.platform.data_folder import CHECKOUT
from consult.platform.forking import Forked, fork_module, run_module
from tests.consult.platform.installation import eventually

ENVIRONMENT = {"PATH": "/bin"}
PARENT = """
import fcntl, os, sys
from pathlib import Path
from consult.platform.forking import fork_module
folder = Path(sys.argv[1])
lock = (folder / "lock").open("w")
fcntl.flock(lock, fcntl.LOCK_EX)
print(fork_module(["sleeping"], folder / "log", {"PATH": "/bin"}, folder).pid, flush=True)
os._exit(0)
"""
SHARED = """
import json, sys
from consult.platform.forking import import_shared
before = "consult.application" in sys.modules
import_shared()
print(json.dumps([before, *(name in sys.modules for name in ("consult.application", "alembic", "scipy", "sklearn"))]))
"""
FACTS = """
import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ), os.getsid(0) == os.getpid(), __name__]))
"""


def _fork(folder: Path, module: str) -> Forked:
    return fork_module([module, "a word"], folder / "log", ENVIRONMENT, folder)


def test_a_fork_runs_a_module_with_its_words_folder_and_environment_alone(tmp_path: Path) -> None:
    (tmp_path / "facts.py").write_text(FACTS)
    assert _fork(tmp_path, "facts").wait(10) == 0
    words, folder, environment, is_leader, name = json.loads((tmp_path / "log").read_text())
    assert (words, folder, is_leader, name) == (["a word"], str(tmp_path.resolve()), True, "__main__")
    assert environment == ENVIRONMENT


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [("raise SystemExit(3)", 3, ""), ("raise SystemExit('no room')", 1, "no room"), ("1 / 0", 1, "ZeroDivisionError")],
)
def test_the_end_of_a_fork_is_told_as_by_any_program(tmp_path: Path, text: str, status: int, told: str) -> None:
    (tmp_path / "ending.py").write_text(text)
    assert _fork(tmp_path, "ending").wait(10) == status
    assert told in (tmp_path / "log").read_text()


def test_a_fork_can_be_killed(tmp_path: Path) -> None:
    (tmp_path / "sleeping.py").write_text("import time; time.sleep(60)")
    fork = _fork(tmp_path, "sleeping")
    fork.kill()
    assert fork.wait(10) == -signal.SIGKILL


def test_a_module_run_to_its_end_speaks_to_the_console_and_complains_to_its_log(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "speaking.py").write_text("import sys; print('half done'); sys.exit('no room')")
    assert run_module(["speaking"], tmp_path / "log", ENVIRONMENT, tmp_path) == 1
    assert capfd.readouterr().out == "half done\n"
    assert (tmp_path / "log").read_text() == "no room\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_a_fork_keeps_no_lock_of_its_dead_parent_and_dies_with_it(tmp_path: Path) -> None:
    (tmp_path / "sleeping.py").write_text("import time; time.sleep(60)")
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-c", PARENT, str(tmp_path)]
    pid = subprocess.run(command, cwd=CHECKOUT, env=settings, capture_output=True, text=True, check=True).stdout.strip()
    with (tmp_path / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    eventually(lambda: _is_dead(pid))


def _is_dead(pid: str) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or " Z " in stat.read_text()


def test_forks_share_the_application_which_nothing_else_pays_for_and_no_library_that_takes_long() -> None:
    told = subprocess.run([sys.executable, "-c", SHARED], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout) == [False, True, True, False, False]

"""Tests of a whole installation, as a person starts it, uses it, and as accidents happen to it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from consult.cli import main
from consult.demo.people import ACCOUNTS
from consult.platform.data_folder import CHECKOUT, DataFolder
from consult.platform.leftovers import birth, read_record
from consult.platform.problems import Problem
from consult.platform.running import listening
from tests.consult.platform.conftest import SETTINGS

CHILDREN = ["valkey", "postgres", "web", "worker", "beat", "relay"]
CONSULT = [sys.executable, "-c", "from consult.cli import main; main()"]


class Installation:
    """`consult run` on a data folder of its own."""

    def __init__(self, path: Path, *words: str) -> None:
        self.words = ("run", *words)
        self.data, self.port = DataFolder(path), _free_port()
        self.settings = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.console = path.with_name("console")

    def start(self) -> None:
        """Start it and wait until all its processes run and the web answers."""
        self.process = self.call_in_background(*self.words, "--port", str(self.port))
        _eventually(lambda: self.process.poll() is not None or (self.names() == CHILDREN and self.is_healthy()))
        assert self.process.poll() is None, self.console.read_text()

    def call_in_background(self, *words: str) -> subprocess.Popen[bytes]:
        """Type a command and go on."""
        with self.console.open("ab") as console:
            command = [*CONSULT, *words, "--data", str(self.data.path)]
            return subprocess.Popen(command, cwd=CHECKOUT, env=self.settings, stdout=console, stderr=subprocess.STDOUT)

    def call(self, *words: str) -> Result:
        """Type a command and read its answer."""
        return CliRunner().invoke(main, [*words, "--data", str(self.data.path)], env=dict.fromkeys(SETTINGS))

    def names(self) -> list[str]:
        """Return which children are recorded and alive."""
        return [child.name for child in read_record(self.data.record) if child.is_alive()]

    def pid(self, name: str) -> int:
        """Return the number of the process of a child."""
        return next((child.pid for child in read_record(self.data.record) if child.name == name), 0)

    def is_healthy(self) -> bool:
        """Say whether the web server answers and reaches its database."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            line.request("GET", "/health")
            return line.getresponse().status == 200
        except OSError:
            return False
        finally:
            line.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _eventually(is_so: Callable[[], bool], patience: float = 120) -> None:
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline, "it never came about"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation in a folder with a space in its name, running."""
    installation = Installation(tmp_path_factory.mktemp("an installation") / "data")
    installation.start()
    yield installation
    installation.process.send_signal(signal.SIGTERM)
    installation.process.wait(60)


def test_the_console_gives_the_address_and_the_code_that_claims_it(installation: Installation) -> None:
    _eventually(lambda: "Press Ctrl-C" in installation.console.read_text())
    console = installation.console.read_text()
    assert f"Consult is ready: http://localhost:{installation.port}" in console
    assert (installation.data.keys / "claim-code").read_text() in console


def test_a_second_start_on_the_same_data_is_refused(installation: Installation) -> None:
    refused = installation.call("run", "--port", str(_free_port()))
    assert refused.exit_code == 1
    assert "Error: Consult is already running" in refused.output
    assert "Traceback" not in refused.output


@pytest.mark.parametrize("name", CHILDREN)
def test_a_killed_child_is_back_and_pages_answer(installation: Installation, name: str) -> None:
    killed = installation.pid(name)
    os.kill(killed, signal.SIGKILL)
    _eventually(lambda: installation.pid(name) not in (0, killed))
    _eventually(installation.is_healthy)


def test_a_backup_is_made_while_it_runs_and_a_restore_waits_for_its_end(installation: Installation, tmp_path: Path) -> None:
    assert installation.call("backup", str(tmp_path / "backup")).exit_code == 0
    refused = installation.call("restore", str(tmp_path / "backup"), "--replace")
    assert refused.exit_code == 1
    assert "Stop it first" in refused.output


def test_after_a_kill_of_the_supervisor_it_starts_again(installation: Installation) -> None:
    before = {child.pid for child in read_record(installation.data.record)}
    installation.process.kill()
    installation.process.wait()
    installation.start()
    assert not {pid for pid in before if birth(pid)}
    console = json.dumps(installation.console.read_text())
    assert "Traceback" not in console


def test_ctrl_c_stops_everything(installation: Installation) -> None:
    pids = [installation.pid(name) for name in CHILDREN]
    installation.process.send_signal(signal.SIGINT)
    assert installation.process.wait(60) == 0
    assert not [pid for pid in pids if birth(pid)]
    assert "Stopped. Everything is kept in" in installation.console.read_text()
    installation.start()


def test_a_taken_port_is_told_with_another(installation: Installation) -> None:
    sentence = f"Port {installation.port} cannot be used: address already in use"
    with pytest.raises(Problem, match=sentence), listening(installation.port):
        pass


def test_a_demonstration_interrupted_while_it_fills_begins_again_and_then_stays(tmp_path: Path) -> None:
    demonstration = Installation(tmp_path / "demo", "--demo")
    filling = demonstration.call_in_background(*demonstration.words, "--port", str(demonstration.port))
    _eventually(lambda: "Filling" in demonstration.console.read_text())
    filling.kill()
    filling.wait()
    demonstration.start()
    _eventually(lambda: "Press Ctrl-C" in demonstration.console.read_text())
    for _, email, role in ACCOUNTS:
        assert f"{role:<10}  {email}" in demonstration.console.read_text()
    demonstration.process.send_signal(signal.SIGTERM)
    demonstration.process.wait(60)
    assert demonstration.data.demonstration.is_file()
    assert demonstration.console.read_text().count("Filling") == 2
    demonstration.start()
    demonstration.process.send_signal(signal.SIGTERM)
    demonstration.process.wait(60)
    assert demonstration.console.read_text().count("Filling") == 2

"""Starting and stopping child processes that never outlive the one that started them."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from consult.platform.identity import Identity
from consult.platform.problems import Problem

PR_SET_PDEATHSIG = 1
ROOT_FOLDER = Path("/")
MYSELF = Identity()
Process = subprocess.Popen[bytes]


class Living(Protocol):
    """Whatever can be asked whether it has ended."""

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""


def spawn(
    command: Sequence[str],
    log: Path,
    environment: Mapping[str, str] | None = None,
    identity: Identity = MYSELF,
    stop_signal: signal.Signals = signal.SIGTERM,
    folder: Path = ROOT_FOLDER,
    descriptors: Sequence[int] = (),
) -> Process:
    """Start `command` in its own session, writing to `log`; on Linux it gets `stop_signal` when this process dies."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [*identity.prefix, *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(os.environ if environment is None else environment),
            start_new_session=True,
            cwd=folder,
            pass_fds=descriptors,
            preexec_fn=dying_with_parent(stop_signal),
            **identity.popen,
        )


def stop(process: Process, stop_signal: signal.Signals = signal.SIGTERM, patience: float = 10) -> None:
    """Ask `process` to stop, wait `patience` seconds at most, then kill it and what it left in its group."""
    if process.poll() is None:
        process.send_signal(stop_signal)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    kill_group(process.pid)


def kill_group(pid: int) -> None:
    """Kill whatever is left of the process group `pid`."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def processes_titled(beginning: str) -> list[int]:
    """Return the numbers of the processes whose title begins so."""
    if not sys.platform.startswith("linux"):
        listed = subprocess.run(["ps", "-axo", "pid=,command="], capture_output=True, text=True, check=False).stdout
        rows = [line.strip().partition(" ") for line in listed.splitlines()]
        return [int(pid) for pid, _, title in rows if title.startswith(beginning)]
    return [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/cmdline") if _title(path).startswith(beginning)]


def wait_until(is_ready: Callable[[], bool], process: Living, log: Path, name: str, patience: float = 60) -> None:
    """Wait until `is_ready`; raise Problem with the end of the log if `process` dies or is too slow."""
    deadline = time.monotonic() + patience
    while not is_ready():
        if process.poll() is not None:
            raise Problem(f"{name} stopped as it started. The end of {log} says:\n{last_lines(log)}")
        if time.monotonic() > deadline:
            raise Problem(f"{name} was not ready after {patience:.0f} seconds. The end of {log} says:\n{last_lines(log)}")
        time.sleep(0.01)


def last_lines(log: Path, count: int = 5) -> str:
    """Return the last `count` lines of a log, indented."""
    if not log.is_file():
        return "  (nothing)"
    lines = log.read_text(errors="replace").splitlines()[-count:]
    return "\n".join(f"  {line}" for line in lines)


def _title(cmdline: Path) -> str:
    try:
        return cmdline.read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def dying_with_parent(stop_signal: signal.Signals) -> Callable[[], None]:
    """Return what a new child must call so that the kernel sends it `stop_signal` when this process dies (Linux alone can)."""
    if not sys.platform.startswith("linux"):
        return lambda: None
    prctl = ctypes.CDLL(None).prctl
    parent = os.getpid()

    def ask_the_kernel() -> None:
        prctl(PR_SET_PDEATHSIG, stop_signal)
        if os.getppid() != parent:
            os.kill(os.getpid(), stop_signal)

    return ask_the_kernel

"""What a supervisor that was killed left behind: found by its record, told apart from strangers by the time of birth."""

import json
import os
import signal
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from consult.platform.processes import kill_group

PATIENCE = 10.0


@dataclass(frozen=True)
class Recorded:
    """One child process as the record names it."""

    name: str
    pid: int
    born: str
    stop_signal: int

    def is_alive(self) -> bool:
        """Say whether that very process still runs (its number may have gone to another since)."""
        return self.born != "" and birth(self.pid) == self.born


def birth(pid: int) -> str:
    """Return when process `pid` was born, as its system writes it; nothing if it is dead."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.parent.parent.joinpath("self").exists():
        return _birth_on_linux(stat)
    listed = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, born = listed.stdout.strip().partition(" ")
    return "" if state.startswith("Z") else born.strip()


def write_record(path: Path, children: list[Recorded]) -> None:
    """Write down which children run, in the order of their start."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(json.dumps([asdict(child) for child in children], indent=1))
    unfinished.rename(path)


def read_record(path: Path) -> list[Recorded]:
    """Return the children that the record names; none if there is no record."""
    try:
        return [Recorded(**child) for child in json.loads(path.read_text())]
    except (FileNotFoundError, ValueError, TypeError):
        return []


def stop_leftovers(path: Path) -> list[str]:
    """Stop, last started first, every recorded process that still runs; return their names."""
    recorded = read_record(path)
    alive = [child for child in recorded if child.is_alive()]
    for child in reversed(recorded):
        _stop(child)
    path.unlink(missing_ok=True)
    return [child.name for child in alive]


def _stop(child: Recorded) -> None:
    if child.is_alive():
        os.kill(child.pid, child.stop_signal)
    deadline = time.monotonic() + PATIENCE
    while child.is_alive():
        if time.monotonic() > deadline:
            os.kill(child.pid, signal.SIGKILL)
        time.sleep(0.02)
    if not birth(child.pid):
        kill_group(child.pid)


def _birth_on_linux(stat: Path) -> str:
    try:
        fields = stat.read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ""
    state, started_at = fields[0], fields[19]
    return "" if state in "ZX" else started_at

"""The press sets one sheet and is gone."""

import subprocess
import sys
from pathlib import Path

SHEET = '#set document(title: "A")\n#let data = json(bytes(sys.inputs.data))\n= #data.title\n'


def _press(sheet: Path, data: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "consult.web.press", str(sheet)]
    return subprocess.run(command, input=data.encode(), capture_output=True, check=False)


def test_a_sheet_comes_out_as_pdf(tmp_path: Path) -> None:
    (tmp_path / "one.typ").write_text(SHEET)
    done = _press(tmp_path / "one.typ", '{"title": "Où habitez-vous ?"}')
    assert (done.returncode, done.stdout[:5], done.stderr) == (0, b"%PDF-", b"")


def test_what_cannot_be_set_ends_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "one.typ").write_text(SHEET)
    done = _press(tmp_path / "one.typ", "{}")
    assert (done.returncode, done.stdout) == (1, b"") and b"title" in done.stderr

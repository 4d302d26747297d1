"""The press sets one sheet and is gone."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

SHEET = """#set document(title: "A")
#let data = json(bytes(sys.inputs.data))
= #data.title
#for row in data.at("rows", default: ()) { row.words }
"""


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


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Un bus 🚌, vite 👩🏽‍👩‍👧 !", "Un bus □, vite □ !"),
        ("公交车 and bus\x07", "□ and bus□"),
        ("Привет, Ελλάδα, ☎ €", "Привет, Ελλάδα, ☎ €"),
    ],
)
def test_signs_that_no_font_has_are_squares_and_all_else_stays(tmp_path: Path, written: str, shown: str) -> None:
    (tmp_path / "one.typ").write_text(SHEET)
    done = _press(tmp_path / "one.typ", json.dumps({"title": "T", "rows": [{"words": written}], "count": 3}))
    assert done.returncode == 0, done.stderr
    assert " ".join(PdfReader(io.BytesIO(done.stdout)).pages[0].extract_text().split()) == f"T {shown}"


def test_squares_hide_no_other_fault(tmp_path: Path) -> None:
    (tmp_path / "one.typ").write_text(SHEET + "#data.missing\n")
    done = _press(tmp_path / "one.typ", '{"title": "🚌", "rows": []}')
    assert (done.returncode, done.stdout) == (1, b"") and b"missing" in done.stderr

"""Sheets that everybody can read, and that nobody can write with markup."""

import io
from pathlib import Path

import pytest
from flask import Flask
from flask_babel import force_locale
from pypdf import PdfReader

from consult.config import ROOT
from consult.web import typesetting
from consult.web.typesetting import SheetNotSet, typeset

SHEET = """#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: none)
#set text(lang: data.lang)
= #data.title
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(typesetting, "SHEETS", tmp_path)
    return tmp_path


def test_a_sheet_is_tagged_names_its_language_and_shows_markup_as_words(app: Flask, folder: Path) -> None:
    (folder / "one.typ").write_text(SHEET)
    with app.test_request_context("/"), force_locale("fr"):
        made = [typeset("one.typ", "teal", {"title": '#panic("no") $x$ *b*'}) for _ in range(2)]
    reader = PdfReader(io.BytesIO(made[0]))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert "#panic(" in reader.pages[0].extract_text() and made[0] == made[1]


def test_a_picture_without_words_makes_no_sheet(app: Flask, folder: Path) -> None:
    (folder / "one.typ").write_text(SHEET + '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"), format: "svg")')
    with app.test_request_context("/"), pytest.raises(SheetNotSet, match="alt"):
        typeset("one.typ", "teal", {"title": "A"})


def test_no_sheet_bears_the_second_at_which_it_was_set() -> None:
    sheets = [path.read_text() for path in (ROOT / "templates").rglob("*.typ")]
    documents = [sheet.partition("#set document(")[2].partition("\n")[0] for sheet in sheets if "#set document(" in sheet]
    assert len(documents) > 4 and all("date:" in document for document in documents)

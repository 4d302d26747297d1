"""One file with all of a published assessment."""

import csv
import hashlib
import io
import json
from zipfile import ZipFile

import pytest
from flask_babel import force_locale

from consult.core.db import db
from consult.opendata.bundle import DIGESTS, bundle, files, folder_of
from tests.browser import Browser
from tests.factories import assessments

pytestmark = pytest.mark.usefixtures("database")


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_each_column_of_each_table_is_explained_in_both_languages() -> None:
    written = files(assessments.published())
    told = _rows(written["dictionary.csv"])[1:]
    explained = {(row[0], row[1]) for row in told}
    tables = {name.removesuffix(".csv"): _rows(content) for name, content in written.items() if name.endswith(".csv")}
    tables.pop("dictionary")
    assert explained == {(name, column) for name, rows in tables.items() for column in rows[0]}
    assert all(french and english and french != english for _table, _column, _kind, french, english in told)
    assert len(json.loads(written["dictionary.json"])) == len(told)


def test_the_digests_are_those_of_all_other_files() -> None:
    written = files(assessments.published())
    sums = dict(line.split("  ")[::-1] for line in written.pop(DIGESTS).decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in written.items()}


def test_the_same_assessment_gives_the_same_bytes_whoever_asks() -> None:
    published = assessments.published()
    with force_locale("fr"):
        french = bundle(published)
    db.session.expire_all()
    with force_locale("en"):
        assert bundle(published) == french


def test_the_archive_holds_rules_licence_and_a_card_for_each_figure(visitor: Browser) -> None:
    published = assessments.published()
    answer = visitor.get(f"/donnees/bilans/{published.uid}/bilan.zip")
    assert answer.mimetype == "application/zip" and folder_of(published) in answer.headers["Content-Disposition"]
    with ZipFile(io.BytesIO(answer.data)) as opened:
        held = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
    assert {f"methods/{key}.fr.md" for key in published.recipe["indicators"]} < set(held)
    assert json.loads(held["recipe.json"])["seed"] == published.seed
    assert "Licence Ouverte" in held["LICENCE.txt"].decode() and published.consultation.title in held["README.txt"].decode()
    assert f"/donnees/bilans/{published.uid}/bilan.zip" in visitor.get("/donnees").get_data(as_text=True)


def test_words_of_citizens_are_not_in_it() -> None:
    published = assessments.published()
    one = published.estimates[0]
    quotes = [{"kind": "answer", "uid": "", "about": "", "words": "Alone at night", "reason": "typical"}]
    one.figures = one.figures | {"testimonies": {"ideas": 0, "share": None, "quotes": quotes}}
    assert b"Alone at night" not in b"".join(files(published).values())


def test_a_draft_has_no_archive(visitor: Browser) -> None:
    assert visitor.get(f"/donnees/bilans/{assessments.draft().uid}/bilan.zip").status_code == 404

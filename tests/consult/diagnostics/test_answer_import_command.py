"""`consult import responses --questionnaire`."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from consult.core.db import db
from consult.diagnostics.commands import responses
from consult.diagnostics.form_export_command import questionnaire as export
from consult.diagnostics.form_import_command import questionnaire
from consult.diagnostics.models import Response
from tests.factories import forms, places


@pytest.fixture
def uid(database: Flask, tmp_path: Path) -> str:
    """A consultation whose questionnaire was made from a form of Kobo."""
    consultation = places.consultation()
    (tmp_path / "form.xlsx").write_bytes(forms.workbook())
    made = database.test_cli_runner().invoke(questionnaire, [str(tmp_path / "form.xlsx"), "--consultation", consultation.uid])
    assert made.exit_code == 0
    (tmp_path / "answers.csv").write_text("_uuid,g/car,trips\nu1,y,12\nu2,maybe,\n")
    return consultation.uid


def _run(app: Flask, folder: Path, uid: str, *options: str) -> Result:
    return app.test_cli_runner().invoke(responses, [str(folder / "answers.csv"), "--questionnaire", uid, *options])


def test_a_mapping_is_written_changed_and_followed(database: Flask, tmp_path: Path, uid: str) -> None:
    mapping = tmp_path / "mapping.yaml"
    written = _run(database, tmp_path, uid, "--write-mapping", str(mapping))
    assert "2 of 3 columns say something" in written.output and db.session.query(Response).count() == 0
    assert "  g/car: car\n  trips: trips\n" in mapping.read_text()
    mapping.write_text(mapping.read_text().replace("- NA\n", "- NA\n- maybe\n"))
    answer = _run(database, tmp_path, uid, "--mapping", str(mapping))
    assert answer.exit_code == 0 and "Brought in 1 responses." in answer.output
    assert "Left out: 1 without any answer." in answer.output
    again = _run(database, tmp_path, uid, "--mapping", str(mapping))
    assert "Left out: 1 brought in before." in again.output and db.session.query(Response).count() == 1


def test_a_second_survey_that_counts_from_one_too_is_named(database: Flask, tmp_path: Path, uid: str) -> None:
    (tmp_path / "answers.csv").write_text("id,submitdate,car\n1,2026-03-01,y\n2,2026-03-01,n\n")
    assert "--survey" not in _run(database, tmp_path, uid).output
    again = _run(database, tmp_path, uid)
    assert "saying the same: 2." in again.output and "name it with --survey" in again.output
    assert "Brought in 2 responses." in _run(database, tmp_path, uid, "--survey", "Library").output
    mapping = tmp_path / "mapping.yaml"
    _run(database, tmp_path, uid, "--survey", "Library", "--write-mapping", str(mapping))
    assert "survey: Library" in mapping.read_text()
    assert "Brought in 0 responses." in _run(database, tmp_path, uid, "--mapping", str(mapping)).output
    assert db.session.query(Response).count() == 4


def test_a_line_that_cannot_be_read_stops_the_file_or_is_left_out(database: Flask, tmp_path: Path, uid: str) -> None:
    refused = _run(database, tmp_path, uid)
    assert refused.exit_code == 2 and "line 3, column g/car: “maybe” is none" in refused.stderr
    assert db.session.query(Response).count() == 0
    answer = _run(database, tmp_path, uid, "--skip-refused")
    assert answer.exit_code == 0 and "Left out: 1 refused." in answer.output and "line 3" in answer.stderr
    assert db.session.query(Response).count() == 1 and "Counted as of today, as they do not say their day: 1." in answer.output


def test_of_a_line_with_one_answer_that_cannot_be_read_the_others_are_brought_in(
    database: Flask, tmp_path: Path, uid: str
) -> None:
    (tmp_path / "answers.csv").write_text("_uuid,g/car,trips\nu3,y,many\n")
    answer = _run(database, tmp_path, uid, "--skip-refused")
    assert "Left out: 1 that have an answer which cannot be read, that answer alone." in answer.output
    (stored,) = db.session.query(Response)
    assert [*stored.answers.values()] == ["y"]


@pytest.mark.parametrize("content", [b"columns: [", b"columns: {g/car: bus}", b"more: 1", b"\xff\xfe\xff"])
def test_a_mapping_that_does_not_fit_is_refused(database: Flask, tmp_path: Path, uid: str, content: bytes) -> None:
    (tmp_path / "mapping.yaml").write_bytes(content)
    answer = _run(database, tmp_path, uid, "--mapping", str(tmp_path / "mapping.yaml"))
    assert answer.exit_code == 2 and "was not imported" in answer.stderr and db.session.query(Response).count() == 0


def test_one_names_a_mapping_or_a_questionnaire(database: Flask, tmp_path: Path, uid: str) -> None:
    answer = database.test_cli_runner().invoke(responses, [str(tmp_path / "answers.csv")])
    assert answer.exit_code == 2 and "Name a --mapping" in answer.stderr
    assert "does not exist" in _run(database, tmp_path, "nowhere").stderr


def test_a_questionnaire_is_written_to_be_read_elsewhere_and_here(database: Flask, tmp_path: Path, uid: str) -> None:
    written = database.test_cli_runner().invoke(export, [str(tmp_path / "again.xlsx"), "--consultation", uid])
    assert written.exit_code == 0 and "Wrote 3 questions" in written.output
    into = ["--consultation", places.consultation(places.organisation("Montclair")).uid]
    assert "Made 3 questions" in database.test_cli_runner().invoke(questionnaire, [str(tmp_path / "again.xlsx"), *into]).output
    nowhere = database.test_cli_runner().invoke(export, [str(tmp_path / "no.xlsx"), "--consultation", "nowhere"])
    assert nowhere.exit_code == 1 and not (tmp_path / "no.xlsx").exists()

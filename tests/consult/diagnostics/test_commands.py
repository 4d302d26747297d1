"""`consult import responses`."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.diagnostics.commands import responses
from consult.diagnostics.models import Response
from tests import people
from tests.consult.diagnostics.importing.surveys import FILE, MAPPING
from tests.factories import places


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "survey.csv").write_bytes(FILE)
    (tmp_path / "mapping.yaml").write_text(MAPPING)
    return tmp_path


def _run(app: Flask, folder: Path, *options: str) -> Result:
    return app.test_cli_runner().invoke(
        responses, [str(folder / "survey.csv"), "--mapping", str(folder / "mapping.yaml"), *options]
    )


def test_a_survey_is_imported_and_summed_up(database: Flask, folder: Path) -> None:
    places.organisation()
    answer = _run(database, folder)
    assert answer.exit_code == 0
    assert "Read as utf-8, separated by commas: 3 rows." in answer.output
    assert "Imported 3 responses to 4 questions about 2 needs." in answer.output
    assert "It is a draft" in answer.output and db.session.query(Consultation).one().uid in answer.output


def test_every_fault_is_told_and_nothing_is_kept(database: Flask, folder: Path) -> None:
    places.organisation()
    (folder / "survey.csv").write_bytes(FILE.replace(b"2,1,,", b"2,8,,").replace(b"3,9,2,2", b"1,9,2,7"))
    answer = _run(database, folder)
    assert answer.exit_code == 2
    assert "survey.csv was not imported:" in answer.stderr
    assert "line 4, column q1_bus: “8” is not among the codes" in answer.stderr
    assert "line 5, column id: the id “1” already stands on line 2" in answer.stderr
    assert "line 5, column first: “7”" in answer.stderr
    assert db.session.query(Consultation).count() == db.session.query(Response).count() == 0


def test_a_second_import_is_refused_with_a_sentence(database: Flask, folder: Path) -> None:
    places.organisation()
    _run(database, folder)
    uid = db.session.query(Consultation).one().uid
    again, into = _run(database, folder), _run(database, folder, "--consultation", uid)
    assert (again.exit_code, into.exit_code) == (2, 2)
    assert "already has a consultation of this title" in again.stderr
    assert "would count people twice" in into.stderr
    assert db.session.query(Response).count() == 3


def test_a_consultation_that_does_not_exist_is_said(database: Flask, folder: Path) -> None:
    answer = _run(database, folder, "--consultation", "nowhere")
    assert answer.exit_code == 2 and "does not exist" in answer.stderr


def test_an_organisation_is_named_where_there_are_several(database: Flask, folder: Path) -> None:
    assert "There is no organisation yet." in _run(database, folder).stderr
    places.organisation("Valfleuri")
    places.organisation("Montclair")
    unnamed = _run(database, folder)
    assert unnamed.exit_code == 2 and "name one of: Montclair, Valfleuri" in unnamed.stderr
    assert _run(database, folder, "--organisation", "Montclair").exit_code == 0
    assert db.session.query(Consultation).one().organisation.name == "Montclair"


def test_it_is_done_on_behalf_of_an_organiser_of_the_organisation_alone(database: Flask, folder: Path) -> None:
    olga, amina = people.olga(places.organisation()), people.amina()
    refused = _run(database, folder, "--as", amina.email)
    assert refused.exit_code == 2 and "You may not do this." in refused.stderr
    assert _run(database, folder, "--as", "nobody@valfleuri.example").exit_code == 2
    assert _run(database, folder, "--as", olga.email).exit_code == 0
    assert db.session.query(AuditEntry).one().account_id == olga.id


@pytest.mark.parametrize("content", [b"questions: [", b"\xff\xfe\xff", b"questions: []", b""])
def test_a_mapping_that_cannot_be_read_is_refused(database: Flask, folder: Path, content: bytes) -> None:
    (folder / "mapping.yaml").write_bytes(content)
    answer = _run(database, folder)
    assert answer.exit_code == 2 and "mapping.yaml was not imported:" in answer.stderr


def test_a_file_that_is_not_there_is_said(database: Flask, folder: Path) -> None:
    (folder / "survey.csv").unlink()
    answer = _run(database, folder)
    assert answer.exit_code == 2 and "does not exist" in answer.stderr

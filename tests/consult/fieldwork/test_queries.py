"""Finding sheets and how far they are."""

import pytest
from flask import Flask

from consult.core.actors import VISITOR
from consult.core.db import db
from consult.fieldwork import queries
from consult.fieldwork.collecting_actions import submit_sheet
from consult.fieldwork.keying_actions import key_sheet
from consult.fieldwork.readings import Read
from consult.fieldwork.series_actions import revoke_series
from tests import people
from tests.factories import fieldwork, places, sheets

WALKS, DRIVES = Read({"drives222222": "n2"}), Read({"drives222222": "n1"})


def test_a_sheet_is_found_however_its_code_is_typed_or_scanned(database: Flask) -> None:
    sheet, _other = fieldwork.sheets_of(fieldwork.series())
    plain = sheet.code.replace("-", "")
    for typed in (
        sheet.code,
        plain.lower(),
        f" {plain[:4]} {plain[4:]} ",
        f"https://consult.example/feuille/{sheet.code}",
        f"x/{plain}/",
    ):
        assert queries.sheet_by_code(typed) == sheet
    for typed in ("", "K7QF", "https://consult.example/feuille/", "\x00", "É" * 300):
        assert queries.sheet_by_code(typed) is None


def test_sheets_are_told_by_what_became_of_them(database: Flask) -> None:
    made = fieldwork.series(size=6)
    consultation = made.questionnaire.consultation
    one, two, three, four, five, _six = fieldwork.sheets_of(made)
    victor, malik = people.actor(fieldwork.volunteer(consultation)), people.actor(people.malik(consultation.organisation))
    for reader in (victor, malik):
        key_sheet(reader, one, WALKS)
        key_sheet(reader, two, Read({}, (), is_spoiled=True))
    key_sheet(victor, three, WALKS)
    key_sheet(malik, three, DRIVES)
    key_sheet(victor, four, WALKS)
    submit_sheet(VISITOR, five, WALKS.answers | {"places222222": "To town"}, key="abcdefghjkmn")
    assert [(file.first, file.last) for file in queries.files_of(made)] == [(1, 6)]
    progress = queries.progress_of(made)
    assert progress.outcomes == {"web": 1, "paper": 1, "spoiled": 1}
    assert (progress.sheets, progress.differing, progress.read_once, progress.left) == (6, 1, 1, 1)
    assert queries.differing_sheets(consultation) == [three]
    assert queries.waiting_sheets(consultation, malik.account_id) == [four]
    assert queries.waiting_sheets(consultation, victor.account_id) == []
    revoke_series(people.actor(people.olga(consultation.organisation)), made)
    assert queries.differing_sheets(consultation) == [] and queries.series_of(consultation) == [made]


def test_sheets_can_be_typed_in_until_their_last_day(database: Flask) -> None:
    made = fieldwork.series(size=1, keying_days=2)
    consultation = made.questionnaire.consultation
    other = places.consultation(places.organisation("Montclair"))
    fieldwork.series(sheets.stored(other), 1, keying_days=0)
    assert consultation.id in queries.still_keyed() and len(queries.still_keyed()) == 2
    places.close_stage(consultation, "diagnostic")
    assert consultation.id in queries.still_keyed()
    made.keying_days = 0
    db.session.commit()
    assert consultation.id not in queries.still_keyed()
    assert queries.corrections_of(fieldwork.sheets_of(made)[0]) == []


@pytest.mark.usefixtures("database")
def test_one_sees_the_consultations_one_works_for() -> None:
    mine, other = places.consultation(), places.consultation(places.organisation("Montclair"))
    victor = people.actor(fieldwork.volunteer(mine))
    assert queries.fields_of(victor) == [mine] and queries.fields_of(people.actor(people.amina())) == []
    assert queries.fields_of(people.actor(people.malik(other.organisation))) == [other]
    assert [one.account.name for one in queries.volunteers_of(mine)] == ["Victor"]
    assert not queries.is_volunteer(mine, None)

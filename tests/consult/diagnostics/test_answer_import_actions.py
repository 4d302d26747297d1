"""Taking in answers gathered elsewhere."""

from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.actors import INSTANCE, SYSTEM, VISITOR, Actor
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed, SignInRequired
from consult.core.i18n import force_locale
from consult.core.outbox import due
from consult.core.written_sheets import Sheet, as_csv, as_ods, as_xlsx
from consult.diagnostics.answer_file_models import AnswerFile, AnswerOrigin
from consult.diagnostics.answer_import_actions import (
    LinesRefused,
    MappingRefused,
    NoQuestions,
    delete_old_answer_files,
    drop_answer_file,
    import_answers,
    map_answer_file,
    send_answer_file,
)
from consult.diagnostics.builder_actions import copy_questionnaire
from consult.diagnostics.columns import read_numbers, read_tables
from consult.diagnostics.importing.answer_mapping import AnswerMapping
from consult.diagnostics.importing.answer_matching import propose_mapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_table import AnswerTable, read_answer_table
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.queries import responses_count
from consult.results.rows import response_sheets
from tests import people
from tests.factories import places, questionnaires

Writer = Callable[[Sheet], bytes]
TEXT = b"_uuid,_submission_time,car\nuuid-one-0000001,2026-03-01T10:00:00,y\nuuid-two-0000002,2026-03-02T10:00:00,n\n"
MAPPING = AnswerMapping({"car": "car"}, "_uuid", "_submission_time")


def as_csv_file(sheet: Sheet) -> bytes:
    return as_csv(sheet.header, sheet.rows).encode()


def as_xlsx_file(sheet: Sheet) -> bytes:
    return as_xlsx([sheet])


def as_ods_file(sheet: Sheet) -> bytes:
    return as_ods([sheet])


@pytest.fixture
def consultation(database: Flask) -> Consultation:
    """A consultation that asks one question."""
    made = places.consultation()
    choices = [{"key": key, "label": label, "need": None} for key, label in (("y", "Oui"), ("n", "Non"))]
    car = Question(kind="single_choice", label="Conduisez-vous ?", code="car", options={"items": choices})
    db.session.add(Questionnaire(consultation=made, questions=[car]))
    db.session.commit()
    return made


def _olga(consultation: Consultation) -> Actor:
    return people.actor(people.olga(consultation.organisation))


def test_each_row_becomes_a_response_of_its_day_once(consultation: Consultation) -> None:
    olga, table = _olga(consultation), read_answer_table(TEXT)
    taken = import_answers(olga, consultation, table, MAPPING)
    assert (taken.stored, taken.known) == (2, 0)
    first, second = db.session.query(Response).order_by(Response.id)
    assert [*first.answers.values(), *second.answers.values()] == ["y", "n"]
    assert (str(first.submitted_on), first.channel, first.assurance, first.person_id) == (
        "2026-03-01",
        "import",
        "elsewhere",
        None,
    )
    assert due() == [("assessments.draft_assessment", consultation.id)]
    more = read_answer_table(TEXT + b"uuid-six-0000006,2026-03-03,y\n")
    again = import_answers(olga, consultation, more, MAPPING)
    assert (again.stored, again.known) == (1, 2) and db.session.query(Response).count() == 3
    assert db.session.query(AnswerOrigin).count() == 3


def test_rows_without_an_id_count_once_each_time_they_stand_in_the_file(consultation: Consultation) -> None:
    table, mapping = read_answer_table(b"car,x\ny,\ny,\nn,\n"), AnswerMapping({"car": "car"})
    assert import_answers(SYSTEM, consultation, table, mapping).stored == 3
    assert import_answers(SYSTEM, consultation, table, mapping).stored == 0


def test_a_line_that_cannot_be_read_stops_the_whole_file_unless_one_goes_on_without_it(consultation: Consultation) -> None:
    table, mapping = read_answer_table(b"car,x\ny,\nmaybe,\n"), AnswerMapping({"car": "car"})
    with pytest.raises(LinesRefused) as refusal:
        import_answers(SYSTEM, consultation, table, mapping)
    assert [fault.line for fault in refusal.value.gathered.faults] == [3]
    assert db.session.query(Response).count() == db.session.query(AnswerOrigin).count() == 0
    assert import_answers(SYSTEM, consultation, table, mapping, without_refused=True).stored == 1


def test_a_mapping_that_fits_nothing_is_refused(consultation: Consultation) -> None:
    for mapping in (AnswerMapping({"bus": "car"}), AnswerMapping({"car": "bus"}), AnswerMapping({"car": "car", "x": "car"})):
        with pytest.raises(MappingRefused):
            import_answers(SYSTEM, consultation, read_answer_table(b"car,x\ny,\n"), mapping)
    assert db.session.query(Response).count() == 0


def test_a_consultation_without_questions_takes_no_answers(database: Flask) -> None:
    with pytest.raises(NoQuestions):
        send_answer_file(SYSTEM, places.consultation(), name="a.csv", content=TEXT, mapping=MAPPING)


def test_a_file_waits_is_mapped_anew_given_up_or_forgotten(consultation: Consultation) -> None:
    olga = _olga(consultation)
    file = send_answer_file(olga, consultation, name="a.csv", content=TEXT, mapping=AnswerMapping({}))
    map_answer_file(olga, file, mapping=MAPPING)
    assert file.mapping["columns"] == {"car": "car"} and db.session.query(Response).count() == 0
    drop_answer_file(olga, file)
    old = send_answer_file(olga, consultation, name="old.csv", content=TEXT, mapping=MAPPING)
    old.created_at = now() - timedelta(days=2)
    db.session.commit()
    new = send_answer_file(olga, consultation, name="new.csv", content=TEXT, mapping=MAPPING)
    assert delete_old_answer_files(SYSTEM, INSTANCE) == 1
    assert [one.name for one in db.session.query(AnswerFile)] == ["new.csv"]
    import_answers(olga, consultation, read_answer_table(TEXT), MAPPING)
    assert db.session.query(AnswerFile).count() == 1
    import_answers(olga, consultation, read_answer_table(TEXT), MAPPING, file=new)
    assert db.session.query(AnswerFile).count() == 0


def test_nobody_but_organisers_and_the_system_brings_answers_in(consultation: Consultation) -> None:
    file = send_answer_file(SYSTEM, consultation, name="a.csv", content=TEXT, mapping=MAPPING)
    for actor, refusal in ((VISITOR, SignInRequired), (people.actor(people.amina()), NotAllowed)):
        with pytest.raises(refusal):
            send_answer_file(actor, consultation, name="a.csv", content=TEXT, mapping=MAPPING)
        with pytest.raises(refusal):
            map_answer_file(actor, file, mapping=MAPPING)
        with pytest.raises(refusal):
            drop_answer_file(actor, file)
        with pytest.raises(refusal):
            import_answers(actor, consultation, read_answer_table(TEXT), MAPPING)
        with pytest.raises(refusal):
            delete_old_answer_files(actor, INSTANCE)
    assert db.session.query(Response).count() == 0 and db.session.query(AnswerFile).count() == 1


def test_two_files_of_the_same_responses_count_them_once_but_everybody_who_says_the_same(database: Flask) -> None:
    first, second = places.consultation(), places.consultation(places.organisation("Montclair"))
    made = questionnaires.stored(first)
    said = [*questionnaires.some_answers(made), *questionnaires.some_answers(made)[:4]]
    for answers, untold in said:
        db.session.add(Response(questionnaire=made, channel="web", assurance="email", answers=answers, untold=untold))
    db.session.commit()
    copied = copy_questionnaire(SYSTEM, made, second)
    taken = []
    for write, names in ((as_csv_file, None), (as_xlsx_file, "fr"), (as_ods_file, "en")):
        with force_locale(names or "fr"):
            sheet, _dictionary = response_sheets(made)
            table = read_answer_table(write(Sheet(sheet.name, sheet.header, list(sheet.rows))))
        taken.append(import_answers(SYSTEM, second, table, propose_mapping(table, meanings_of(copied))))
    assert [(one.stored, one.known) for one in taken] == [(16, 0), (0, 16), (0, 16)]
    again = import_answers(SYSTEM, first, table, propose_mapping(table, meanings_of(made)))
    assert (again.stored, again.gathered.own) == (0, 16) and responses_count(made) == 16
    changed = db.session.scalars(db.select(Response).where(Response.questionnaire_id == made.id)).first()
    assert changed is not None
    changed.answers = {}
    db.session.commit()
    with force_locale("fr"):
        sheet, _dictionary = response_sheets(made)
    now_there = {row[0] for row in sheet.rows}
    assert len(now_there) == 16 and len(now_there & _ids(table)) == 15


def _ids(table: AnswerTable) -> set[object]:
    return {cells[0] for _line, cells in table.rows}


@pytest.mark.parametrize("write", [as_csv_file, as_xlsx_file, as_ods_file])
def test_the_responses_that_organisers_take_home_count_the_same_elsewhere(database: Flask, write: Writer) -> None:
    first, second = places.consultation(), places.consultation(places.organisation("Montclair"))
    made = questionnaires.stored(first)
    for answers, untold in questionnaires.some_answers(made):
        db.session.add(Response(questionnaire=made, channel="web", assurance="email", answers=answers, untold=untold))
    db.session.commit()
    copied = copy_questionnaire(SYSTEM, made, second)
    sheet, _dictionary = response_sheets(made)
    table = read_answer_table(write(Sheet(sheet.name, sheet.header, list(sheet.rows))))
    mapping = propose_mapping(table, meanings_of(copied))
    assert set(table.headings) - set(mapping.columns) == {"id", "month", "channel", "assurance", "version", "untold"}
    taken = import_answers(SYSTEM, second, table, mapping)
    assert taken.stored == responses_count(made) == 12
    for one, other in zip(read_tables(made)[1], read_tables(copied)[1], strict=True):
        assert one.label == other.label and one.values.sum(axis=0).tolist() == other.values.sum(axis=0).tolist()
    for mine, theirs in zip(read_numbers(made), read_numbers(copied), strict=True):
        assert np.array_equal(np.sort(mine.values, axis=0), np.sort(theirs.values, axis=0), equal_nan=True)
    assert sum(len(one.untold) for one in db.session.query(Response).filter_by(questionnaire_id=copied.id)) == 6

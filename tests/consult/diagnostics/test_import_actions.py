"""Bringing in a survey, whole or not at all."""

from dataclasses import replace

import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.consultations.periods import PeriodRefused
from consult.core.actors import SYSTEM, VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import DomainError, InvalidInput, NotAllowed, SignInRequired
from consult.core.outbox import due
from consult.diagnostics.import_actions import AlreadyImported, import_consultation, import_responses
from consult.diagnostics.importing.mapping import read_mapping
from consult.diagnostics.importing.questions import NeedPlan
from consult.diagnostics.importing.survey import Survey, read_survey
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.refusals import AlreadyHasResponses, QuestionnaireExists
from consult.needs.models import Need, Theme
from consult.territories.models import Territory
from tests import people
from tests.consult.diagnostics.importing.surveys import FILE, MAPPING
from tests.factories import diagnostics, places


@pytest.fixture
def survey(database: Flask) -> Survey:
    return read_survey(FILE, read_mapping(MAPPING))


def test_a_survey_becomes_a_draft_consultation(survey: Survey) -> None:
    place = places.organisation()
    consultation = import_consultation(SYSTEM, place, survey)
    assert (consultation.title, consultation.is_published) == ("Survey of Valfleuri", False)
    assert [stage.key for stage in consultation.stages] == ["diagnostic", "assessment", "projects"]
    assert consultation.territory is place.territory
    assert [need.service for need in db.session.query(Need).order_by(Need.position)] == ["Bus lines", ""]
    satisfaction, top_k, home, words = db.session.query(Question).order_by(Question.position)
    first, *_others = db.session.query(Response).order_by(Response.id)
    assert first.answers == {
        satisfaction.uid: {"n1": 5, "n2": 0},
        top_k.uid: ["n1", "n3"],
        home.uid: "n1",
        words.uid: "Two\nlines",
    }
    assert {item["need"] for item in satisfaction.options["items"]} == {need.uid for need in db.session.query(Need)}
    assert {response.channel for response in db.session.query(Response)} == {"import"}
    assert due() == [("assessments.draft_assessment", consultation.id)]
    assert [entry.action for entry in db.session.query(AuditEntry)] == ["diagnostics.import_consultation"]


def test_importing_twice_counts_nobody_twice(survey: Survey) -> None:
    place = places.organisation()
    consultation = import_consultation(SYSTEM, place, survey)
    with pytest.raises(AlreadyImported):
        import_consultation(SYSTEM, place, survey)
    with pytest.raises(AlreadyHasResponses):
        import_responses(SYSTEM, consultation, survey)
    assert db.session.query(Response).count() == 3
    assert db.session.query(Consultation).count() == 1


def test_an_existing_consultation_keeps_its_needs_and_gains_those_it_lacks(survey: Survey) -> None:
    consultation = places.consultation()
    known = [need.statement for need in places.needs(consultation)]
    needs = dict(survey.mapping.needs) | {
        "parks": NeedPlan("Nature", "A park near home"),
        "cycling": NeedPlan("Mobility", "Safe cycling"),
    }
    more = replace(survey, mapping=replace(survey.mapping, needs=needs))
    import_responses(people.actor(people.olga(consultation.organisation)), consultation, more)
    assert [need.statement for need in db.session.query(Need).order_by(Need.id)] == [*known, "A park near home", "Safe cycling"]
    assert [theme.title for theme in db.session.query(Theme).order_by(Theme.position)] == [
        "Mobility",
        "Health",
        "Housing",
        "Nature",
    ]
    assert db.session.query(Response).count() == 3


def test_a_questionnaire_somebody_prepared_is_not_overwritten(survey: Survey) -> None:
    consultation = places.consultation()
    questionnaire = diagnostics.questionnaire(consultation, places.needs(consultation))
    with pytest.raises(QuestionnaireExists):
        import_responses(SYSTEM, consultation, survey)
    questionnaire.questions.clear()
    db.session.commit()
    import_responses(SYSTEM, consultation, survey)
    assert db.session.query(Questionnaire).one().introduction == "Five minutes about your daily life."
    assert db.session.query(Response).count() == 3


def test_nobody_but_organisers_and_the_system_imports(survey: Survey) -> None:
    consultation = places.consultation()
    for actor, refusal in ((VISITOR, SignInRequired), (people.actor(people.amina()), NotAllowed)):
        with pytest.raises(refusal):
            import_consultation(actor, consultation.organisation, survey)
        with pytest.raises(refusal):
            import_responses(actor, consultation, survey)
    assert db.session.query(Response).count() == 0


def test_a_mapping_without_a_consultation_opens_none(survey: Survey) -> None:
    bare = replace(survey, mapping=replace(survey.mapping, consultation=None))
    with pytest.raises(InvalidInput):
        import_consultation(SYSTEM, places.organisation(), bare)


def test_dates_that_make_no_sense_leave_nothing_behind(database: Flask) -> None:
    place = places.organisation()
    upside_down = read_survey(FILE, read_mapping(MAPPING.replace("[2026-01-05, 2026-01-31]", "[2026-02-05, 2026-01-31]")))
    with pytest.raises(PeriodRefused):
        import_consultation(SYSTEM, place, upside_down)
    assert db.session.query(Consultation).count() == db.session.query(Need).count() == 0


def test_a_fault_in_the_middle_leaves_nothing_behind(survey: Survey) -> None:
    place = places.organisation()
    survey.responses[1][3] = "\x00"
    with pytest.raises(Exception, match=r"NUL|u0000|0x00"):
        import_consultation(SYSTEM, place, survey)
    for model in (Consultation, Theme, Need, Questionnaire, Question, Response, AuditEntry):
        assert db.session.query(model).count() == 0, model
    assert due() == []


def test_a_territory_of_its_own_is_found_or_made(database: Flask) -> None:
    place = places.organisation()
    for turn in (1, 2):
        words = f"title: Survey {turn}\n  territory: Valfleuri-le-Haut\n  population: 900"
        mapping = MAPPING.replace("title: Survey of Valfleuri", words)
        assert import_consultation(SYSTEM, place, read_survey(FILE, read_mapping(mapping))).territory.population == 900
    assert db.session.query(Territory).count() == 2


def test_refusals_say_why(database: Flask) -> None:
    assert issubclass(AlreadyImported, DomainError) and AlreadyImported.status == 409

"""Counting, looking, publishing, choosing groups, taking responses home."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from consult.assessments.errors import TooFewSince
from consult.core import outbox
from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import DomainError, InvalidInput, NotAllowed
from consult.core.transaction import transaction
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.refusals import QuestionnaireLocked
from consult.fieldwork.models import PaperSheet, SheetSeries
from consult.fieldwork.settling import end
from consult.jobs import Job
from consult.results.actions import choose_crossings, count_results, look_at_photos, look_early, publish_results
from consult.results.models import Results
from consult.results.queries import results_of
from consult.results.refusals import CrossingsFixed, NothingToShow, NotOver, TooFewMore
from tests import people
from tests.factories import assessments, places, surveys

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def sheet(database: object) -> Questionnaire:
    return surveys.questionnaire(places.consultation())


@pytest.fixture
def olga(sheet: Questionnaire) -> Actor:
    return people.actor(people.olga(sheet.consultation.organisation))


def _counted(sheet: Questionnaire, *, rested: bool = True) -> Results:
    """The results after a count, as if the last one was long ago."""
    if rested:
        db.session.query(Results).update({"counted_at": Results.counted_at - timedelta(days=1)})
        db.session.commit()
    count_results(SYSTEM, sheet.consultation)
    found = results_of(sheet)
    assert found is not None
    return found


def _counted_on_paper(sheet: Questionnaire) -> PaperSheet:
    """A sheet that counts."""
    about = {"sheets_count": 1, "language": "en", "keying_days": 14, "digest": "0" * 64}
    paper = PaperSheet(series=SheetSeries(questionnaire=sheet, number=1, **about), number=1)
    db.session.add(paper)
    db.session.flush()
    end(paper, "paper")
    db.session.commit()
    return paper


def test_what_is_counted_is_kept_and_what_was_due_is_done(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 30)
    with transaction():
        outbox.ring(Job.COUNT_RESULTS, sheet.consultation_id)
    found = _counted(sheet)
    assert found.figures["respondents"] == 30 and found.seconds > 0 and not outbox.due()


def test_nothing_new_is_not_counted_again_and_more_is(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 12)
    first = _counted(sheet)
    before = first.fingerprint, first.seconds
    again = _counted(sheet)
    assert (again.fingerprint, again.seconds) == before
    surveys.respond(sheet, 1, seed=1)
    assert _counted(sheet).figures["respondents"] == 13


def test_right_after_a_long_count_what_is_due_stays_due(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 12)
    _counted(sheet)
    db.session.query(Results).update({"seconds": 60.0})
    db.session.commit()
    surveys.respond(sheet, 1, seed=1)
    with transaction():
        outbox.ring(Job.COUNT_RESULTS, sheet.consultation_id)
    assert _counted(sheet, rested=False).figures["respondents"] == 12
    assert outbox.due() == [(Job.COUNT_RESULTS.value, sheet.consultation_id)]


def test_a_consultation_without_questionnaire_has_nothing_to_count() -> None:
    made = places.consultation()
    with transaction():
        outbox.ring(Job.COUNT_RESULTS, made.id)
    count_results(SYSTEM, made)
    assert not outbox.due() and db.session.query(Results).count() == 0


def test_a_look_is_noted_with_its_name_and_shows_nothing_of_few(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 10)
    assert look_early(olga, sheet) == {"respondents": None}
    _counted(sheet)
    assert look_early(olga, sheet) == {"respondents": None}
    surveys.respond(sheet, 10, seed=1)
    _counted(sheet)
    assert look_early(olga, sheet)["respondents"] == 20
    rows = select(func.count()).where(AuditEntry.action == "results.look_early", AuditEntry.account_id == olga.account_id)
    assert db.session.scalar(rows) == 3


def test_what_one_sees_before_the_end_stays_the_same_until_eleven_more_have_answered(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 30)
    _counted(sheet)
    seen = look_early(olga, sheet)
    assert seen["respondents"] == 30
    surveys.respond(sheet, 2, seed=1)
    _counted(sheet)
    assert look_early(olga, sheet) == seen
    sheet_of_one = db.session.query(Response).first()
    assert sheet_of_one is not None
    sheet_of_one.answers = {}
    db.session.commit()
    _counted(sheet)
    assert look_early(olga, sheet) == seen
    surveys.respond(sheet, 9, seed=2)
    _counted(sheet)
    assert look_early(olga, sheet)["respondents"] == 41
    db.session.delete(db.session.query(Response).order_by(Response.id.desc()).first())
    surveys.respond(sheet, 5, seed=3)
    _counted(sheet)
    assert look_early(olga, sheet)["respondents"] == 41


def test_results_are_published_once_the_diagnostic_is_over(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 30)
    paper = _counted_on_paper(sheet)
    with pytest.raises(NotOver):
        publish_results(olga, sheet)
    places.close_stage(sheet.consultation, "diagnostic")
    with pytest.raises(NothingToShow):
        publish_results(olga, sheet)
    _counted(sheet)
    publish_results(olga, sheet)
    found = results_of(sheet)
    assert found is not None and found.published == found.figures and found.published_at
    db.session.refresh(paper)
    assert paper.is_published, "what people read cannot be put right any more"


def test_published_results_stay_and_change_only_by_enough_people(sheet: Questionnaire, olga: Actor) -> None:
    surveys.respond(sheet, 30)
    places.close_stage(sheet.consultation, "diagnostic")
    _counted(sheet)
    publish_results(olga, sheet)
    surveys.respond(sheet, 5, seed=1)
    found = _counted(sheet)
    assert found.published is not None and found.published["respondents"] == 30
    with pytest.raises(TooFewMore):
        publish_results(olga, sheet)
    surveys.respond(sheet, 6, seed=2)
    _counted(sheet)
    publish_results(olga, sheet)
    found = _counted(sheet)
    assert found.published is not None and found.published["respondents"] == 41


def _publish(what: str, sheet: Questionnaire) -> None:
    if what == "assessment":
        assessments.published(sheet.consultation)
    else:
        places.close_stage(sheet.consultation, "diagnostic")
        _counted(sheet)
        publish_results(SYSTEM, sheet)


@pytest.mark.parametrize(("first", "second"), [("assessment", "results"), ("results", "assessment")])
@pytest.mark.parametrize(("more", "is_refused"), [(0, False), (1, True), (10, True), (11, False)])
def test_results_and_assessments_side_by_side_tell_nothing_of_a_few(first: str, second: str, more: int, is_refused: bool) -> None:
    sheet = questionnaire_of(assessments.answered())
    assert sheet is not None
    _publish(first, sheet)
    some = db.session.scalars(db.select(Response.answers).where(Response.questionnaire_id == sheet.id).limit(1)).one()
    db.session.add_all(Response(questionnaire_id=sheet.id, answers=some) for _ in range(more))
    db.session.commit()
    with pytest.raises((TooFewMore, TooFewSince)) if is_refused else nullcontext():
        _publish(second, sheet)


def test_groups_are_chosen_before_anybody_answers(sheet: Questionnaire, olga: Actor) -> None:
    profile, satisfaction = (next(one.uid for one in sheet.questions if one.kind == kind) for kind in ("profile", "satisfaction"))
    choose_crossings(olga, sheet, uids=[profile])
    assert [one.uid for one in sheet.questions if one.is_crossed] == [profile]
    for uids in ([satisfaction], ["nothing"], [profile, "a", "b", "c"]):
        with pytest.raises(InvalidInput):
            choose_crossings(olga, sheet, uids=uids)
    surveys.respond(sheet, 1)
    with pytest.raises(QuestionnaireLocked):
        choose_crossings(olga, sheet, uids=[])
    sheet.version, sheet.is_draft = 2, True
    with pytest.raises(CrossingsFixed):
        choose_crossings(olga, sheet, uids=[])


def test_nobody_else_does_any_of_it(sheet: Questionnaire) -> None:
    surveys.respond(sheet, 12)
    for actor in (VISITOR, people.actor(people.amina()), people.actor(people.malik(sheet.consultation.organisation))):
        with pytest.raises(NotAllowed):
            look_early(actor, sheet)
        with pytest.raises(NotAllowed):
            look_at_photos(actor, sheet)
        with pytest.raises(NotAllowed):
            publish_results(actor, sheet)
        with pytest.raises(NotAllowed):
            choose_crossings(actor, sheet, uids=[])
        with pytest.raises(DomainError):
            count_results(actor, sheet.consultation)

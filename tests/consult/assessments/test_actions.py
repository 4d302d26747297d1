"""Drafts that are whole or nothing, and assessments that a person publishes."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from consult.assessments import actions, drafting, queries
from consult.assessments.drafting import draft_lock
from consult.assessments.errors import AlreadyPublished, DraftChanged, NothingToPublish, TooFewSince, TooFewSorted, VoteNotCounted
from consult.assessments.models import Estimate, Evidence, NeedsAssessment
from consult.assessments.seen_drafts import as_seen
from consult.consultations.models import Consultation
from consult.consultations.openings import StageClosed
from consult.core import outbox
from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import NotAllowed, SignInRequired
from consult.core.transaction import transaction
from consult.diagnostics.models import Response
from consult.jobs import Job
from tests import people
from tests.factories import assessments, places, quotes, votes

pytestmark = pytest.mark.usefixtures("database")


def _bytes(drafted: NeedsAssessment) -> str:
    rows = [(one.need_id, one.position, one.statement, one.figures) for one in drafted.estimates]
    facts = (drafted.input_digest, drafted.code_version, drafted.seed, drafted.recipe, drafted.inputs, rows)
    return json.dumps(facts, sort_keys=True)


def _ring(made: Consultation) -> None:
    with transaction():
        outbox.ring(Job.DRAFT_ASSESSMENT, made.id)


def test_a_worker_drafts_what_people_said() -> None:
    drafted = assessments.draft()
    bus = drafted.estimates[0]
    assert bus.statement == "Getting about without a car"
    assert bus.figures["importance"] == {"value": round(52 / 64, 6), "low": 0.700256, "high": 0.889354, "base": 64}
    assert bus.figures["satisfaction"]["value"] == round(12 / 64, 6)
    assert bus.figures["importance_satisfaction"]["value"] == round(52 / 64 * 52 / 64, 6)
    assert (bus.figures["rank"], bus.figures["rank_low"], bus.figures["rank_high"], bus.figures["band"]) == (1, 1, 1, 1)
    assert bus.figures["tied"] == []
    assert drafted.estimates[1].figures["tied"] == [drafted.estimates[2].need.uid]
    assert drafted.inputs == {"respondents": 64, "channels": {"paper": 64}, "ballots": 0, "needs": 3}
    assert drafted.number is None


@pytest.mark.parametrize("name", ["olga", "amina"])
def test_only_the_system_drafts(name: str) -> None:
    made = assessments.answered()
    somebody = people.olga(made.organisation) if name == "olga" else people.amina()
    with pytest.raises(NotAllowed):
        actions.draft_assessment(people.actor(somebody), made)


def test_the_same_input_gives_the_same_bytes() -> None:
    made = assessments.answered()
    first = _bytes(assessments.draft(made))
    with transaction():
        db.session.execute(update(NeedsAssessment).values(input_digest="another"))
    assert _bytes(assessments.draft(made)) == first


def test_a_second_run_on_the_same_input_changes_only_the_hour() -> None:
    drafted = assessments.draft()
    ids, hour = [one.id for one in drafted.estimates], drafted.computed_at
    again = assessments.draft(drafted.consultation)
    assert [one.id for one in again.estimates] == ids
    assert again.id == drafted.id and again.computed_at > hour


def test_one_more_answer_overwrites_the_one_draft() -> None:
    drafted = assessments.draft()
    digest = drafted.input_digest
    db.session.execute(Response.__table__.delete().where(Response.id == select(func.max(Response.id)).scalar_subquery()))
    db.session.commit()
    again = assessments.draft(drafted.consultation)
    assert again.id == drafted.id and again.input_digest != digest
    assert again.inputs["respondents"] == 63
    assert db.session.scalar(select(func.count()).select_from(Estimate)) == 3


def test_what_was_due_is_done_and_what_came_meanwhile_stays_due() -> None:
    made = assessments.answered()
    _ring(made)
    assert queries.due_since(made) is not None
    assessments.draft(made)
    assert queries.due_since(made) is None


def test_two_workers_at_once_make_one_draft(database: Flask) -> None:
    made = assessments.answered()
    _ring(made)

    def work(_: int) -> None:
        with database.app_context():
            actions.draft_assessment(SYSTEM, db.session.get_one(Consultation, made.id))

    with ThreadPoolExecutor(4) as workers:
        list(workers.map(work, range(4)))
    assert db.session.scalar(select(func.count()).select_from(NeedsAssessment)) == 1
    assert db.session.scalar(select(func.count()).select_from(Estimate)) == 3
    assert queries.due_since(made) is None


def test_while_another_worker_drafts_what_is_due_stays_due(database: Flask) -> None:
    made = assessments.answered()
    _ring(made)
    with db.engine.begin() as other:
        other.execute(select(func.pg_advisory_xact_lock(draft_lock(made))))
        actions.draft_assessment(SYSTEM, made)
    assert queries.draft_of(made) is None
    assert queries.due_since(made) is not None


def test_a_run_that_fails_leaves_the_draft_and_what_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    drafted = assessments.draft()
    before = _bytes(drafted)
    _ring(drafted.consultation)
    assert db.session.execute(Response.__table__.delete()).rowcount == 64
    db.session.commit()
    monkeypatch.setattr(drafting, "insert", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.draft_assessment(SYSTEM, drafted.consultation)
    still = queries.draft_of(drafted.consultation)
    assert still is not None and _bytes(still) == before
    assert queries.due_since(drafted.consultation) is not None


def test_an_organiser_asks_for_a_new_draft() -> None:
    made = places.consultation()
    actions.request_draft(people.actor(people.olga(made.organisation)), made)
    assert queries.due_since(made) is not None
    with pytest.raises(NotAllowed):
        actions.request_draft(people.actor(people.malik(made.organisation)), made)


def test_an_organiser_publishes_and_the_next_one_gets_the_next_number() -> None:
    drafted = assessments.draft()
    made, olga = drafted.consultation, people.actor(people.olga(drafted.consultation.organisation))
    first = actions.publish_assessment(olga, made, seen=as_seen(drafted))
    assert first.number == 1 and first.published_at is not None
    assert queries.draft_of(made) is None
    with pytest.raises(AlreadyPublished):
        actions.publish_assessment(olga, made, seen=as_seen(first))
    second = actions.publish_assessment(olga, assessments.draft(made).consultation)
    assert (second.number, [one.number for one in queries.published_assessments(made)]) == (2, [2, 1])


def test_neither_a_moderator_nor_a_visitor_publishes() -> None:
    made = assessments.draft().consultation
    with pytest.raises(NotAllowed):
        actions.publish_assessment(people.actor(people.malik(made.organisation)), made)
    with pytest.raises(SignInRequired):
        actions.publish_assessment(VISITOR, made)


def test_two_organisers_at_once_publish_one(database: Flask) -> None:
    made = assessments.draft().consultation

    def publish(_: int) -> int:
        with database.app_context():
            try:
                return actions.publish_assessment(SYSTEM, db.session.get_one(Consultation, made.id)).number or 0
            except NothingToPublish:
                return 0

    with ThreadPoolExecutor(4) as organisers:
        assert sorted(organisers.map(publish, range(4))) == [0, 0, 0, 1]


def test_without_a_draft_or_a_figure_there_is_nothing_to_publish() -> None:
    made = places.consultation()
    places.needs(made)
    with pytest.raises(NothingToPublish):
        actions.publish_assessment(SYSTEM, made)
    assessments.draft(made)
    with pytest.raises(NothingToPublish):
        actions.publish_assessment(SYSTEM, made)


def test_the_stage_must_be_open() -> None:
    made = assessments.answered(places.consultation(open_stages=("diagnostic",)))
    assessments.draft(made)
    with pytest.raises(StageClosed):
        actions.publish_assessment(SYSTEM, made)
    places.close_stage(made, "assessment")
    with pytest.raises(StageClosed):
        actions.publish_assessment(SYSTEM, made)


def test_what_changed_since_one_looked_is_not_published_unseen() -> None:
    made = assessments.draft().consultation
    with pytest.raises(DraftChanged):
        actions.publish_assessment(SYSTEM, made, seen="0" * 64)


def test_a_vote_must_be_counted_before_the_assessment_is_published() -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = votes.vote(made, needs=needs)
    assessments.draft(assessments.answered(made, needs=needs))
    with pytest.raises(VoteNotCounted):
        actions.publish_assessment(SYSTEM, made)
    votes.ballots(vote, [0], times=12)
    votes.counted(vote)
    with pytest.raises(VoteNotCounted):
        actions.publish_assessment(SYSTEM, made)
    published = assessments.published(made)
    assert published.estimates[0].figures["vote_share"]["value"] == 1


def test_a_published_assessment_keeps_its_evidence_and_its_figures() -> None:
    published = assessments.published()
    before = _bytes(published)
    assert [(one.kind, one.text) for one in published.estimates[0].evidence] == [("service", "Bus lines")]
    db.session.execute(Response.__table__.delete())
    db.session.commit()
    assessments.draft(published.consultation)
    latest = queries.latest_assessment(published.consultation)
    assert latest is not None and _bytes(latest) == before
    assert db.session.scalar(select(func.count()).select_from(Evidence)) == 3


def test_beside_the_last_assessment_the_next_may_not_tell_what_a_few_people_said() -> None:
    made = assessments.published().consultation
    _take_back(10)
    assessments.draft(made)
    with pytest.raises(TooFewSince):
        actions.publish_assessment(SYSTEM, made)
    _take_back(1)
    assert assessments.published(made).number == 2


def test_beside_the_last_assessment_the_next_may_not_tell_what_somebody_changed() -> None:
    made = assessments.published().consultation
    assert assessments.published(made).number == 2
    somebody = db.session.scalars(db.select(Response).order_by(Response.id).limit(1)).one()
    somebody.answers = {key: value for key, value in list(somebody.answers.items())[:1]}
    db.session.commit()
    assessments.draft(made)
    with pytest.raises(TooFewSince):
        actions.publish_assessment(SYSTEM, made)


@pytest.mark.parametrize(("more", "is_refused"), [(0, False), (1, True), (10, True), (11, False)])
def test_beside_the_last_assessment_the_next_may_not_tell_what_the_texts_of_a_few_speak_of(more: int, is_refused: bool) -> None:
    published = quotes.published()
    made = published.consultation
    draft = assessments.draft(made)
    draft.inputs = draft.inputs | {"texts": draft.inputs["texts"] | {"sorted": published.sorted_texts + more}}
    db.session.commit()
    with pytest.raises(TooFewSorted) if is_refused else nullcontext():
        actions.publish_assessment(SYSTEM, made)


def test_beside_the_last_assessment_the_next_may_not_tell_who_came_while_somebody_left() -> None:
    made = assessments.published().consultation
    somebody = db.session.scalars(db.select(Response).order_by(Response.id).limit(1)).one()
    db.session.add(Response(questionnaire_id=somebody.questionnaire_id, answers={}))
    _take_back(1)
    assessments.draft(made)
    with pytest.raises(TooFewSince):
        actions.publish_assessment(SYSTEM, made)


def _take_back(count: int) -> None:
    some = db.select(Response.id).order_by(Response.id).limit(count)
    db.session.execute(Response.__table__.delete().where(Response.id.in_(some)))
    db.session.commit()


def test_only_the_system_moves_an_assessment_into_the_past() -> None:
    published = assessments.published()
    day = published.published_at
    with pytest.raises(NotAllowed):
        actions.let_assessment_age(people.actor(people.olga(published.consultation.organisation)), published, timedelta(days=9))
    actions.let_assessment_age(SYSTEM, published, timedelta(days=9))
    assert day is not None and published.published_at == day - timedelta(days=9)

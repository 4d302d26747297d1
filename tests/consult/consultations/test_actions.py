"""Opening, changing and publishing a consultation."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from flask import Flask

from consult.consultations.actions import (
    AlreadyPublished,
    NotReady,
    create_consultation,
    let_time_pass,
    publish_consultation,
    update_consultation,
)
from consult.consultations.models import Consultation
from consult.consultations.periods import Period, PeriodRefused
from consult.consultations.stage_kinds import STAGE_KEYS
from consult.core.actors import SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed, SignInRequired
from consult.core.lookup import by_uid
from tests.factories import places
from tests.people import actor, amina, malik, olga


def periods(first_day: datetime | None = None) -> dict[str, Period]:
    """Five stages of a week each, one after the other."""
    start = first_day or now() + timedelta(days=7)
    weeks = {key: start + timedelta(weeks=number) for number, key in enumerate(STAGE_KEYS)}
    return {key: Period(opens_at, opens_at + timedelta(days=6)) for key, opens_at in weeks.items()}


def as_they_are(consultation: Consultation) -> dict[str, Period]:
    """The dates of the consultation, unchanged."""
    return {stage.key: Period(stage.opens_at, stage.closes_at) for stage in consultation.stages}


def test_an_organiser_opens_a_draft_about_the_territory_of_her_town(database: Flask) -> None:
    town = places.organisation()
    made = create_consultation(actor(olga(town)), town, title="Living well", summary="What do we need?", periods=periods())
    db.session.expire_all()
    assert not made.is_published
    assert made.territory == town.territory
    assert [stage.key for stage in made.stages] == list(STAGE_KEYS)


def test_citizens_and_moderators_open_no_consultation(database: Flask) -> None:
    town = places.organisation()
    for somebody in (amina(), malik(town), olga(places.organisation("Montclair"))):
        with pytest.raises(NotAllowed):
            create_consultation(actor(somebody), town, title="Mine", summary="", periods=periods())
    assert db.session.query(Consultation).count() == 0


def test_dates_that_make_no_sense_are_refused_and_nothing_is_written(database: Flask) -> None:
    town = places.organisation()
    backwards = periods() | {"vote": Period(now(), None)}
    with pytest.raises(PeriodRefused):
        create_consultation(actor(olga(town)), town, title="Living well", summary="", periods=backwards)
    assert db.session.query(Consultation).count() == 0


def test_an_organiser_changes_the_words_and_dates_of_a_draft(database: Flask) -> None:
    made = places.consultation(is_published=False)
    later = periods(now() + timedelta(days=100))
    update_consultation(actor(olga(made.organisation)), made, title="Moving well", summary="About buses.", periods=later)
    db.session.expire_all()
    assert made.title == "Moving well"
    assert as_they_are(made) == later


def test_a_visitor_and_a_moderator_change_nothing(database: Flask) -> None:
    made = places.consultation()
    with pytest.raises(SignInRequired):
        update_consultation(VISITOR, made, title="Mine", summary="", periods=as_they_are(made))
    with pytest.raises(NotAllowed):
        update_consultation(actor(malik(made.organisation)), made, title="Mine", summary="", periods=as_they_are(made))
    assert made.title == "Living well in Valfleuri"


def test_an_open_stage_may_be_extended_but_not_cut_short(database: Flask) -> None:
    made = places.consultation(open_stages=("diagnostic",))
    organiser, dates = actor(olga(made.organisation)), as_they_are(made)
    opens_at, closes_at = dates["diagnostic"].opens_at, dates["diagnostic"].closes_at
    assert closes_at is not None
    sooner = dates | {"diagnostic": Period(opens_at, closes_at - timedelta(days=1))}
    with pytest.raises(PeriodRefused):
        update_consultation(organiser, made, title=made.title, summary="", periods=sooner)
    longer = dates | {"diagnostic": Period(opens_at, closes_at + timedelta(days=1))}
    update_consultation(organiser, made, title=made.title, summary="", periods=longer)
    db.session.expire_all()
    assert as_they_are(made)["diagnostic"] == longer["diagnostic"]


def test_a_consultation_is_published_once_and_with_a_need(database: Flask) -> None:
    made = places.consultation(is_published=False)
    organiser = actor(olga(made.organisation))
    with pytest.raises(NotReady):
        publish_consultation(organiser, made)
    places.needs(made)
    publish_consultation(organiser, made)
    db.session.expire_all()
    assert made.is_published
    with pytest.raises(AlreadyPublished):
        publish_consultation(organiser, made)


def test_a_moderator_and_a_citizen_publish_nothing(database: Flask) -> None:
    made = places.consultation(is_published=False)
    places.needs(made)
    for somebody in (amina(), malik(made.organisation)):
        with pytest.raises(NotAllowed):
            publish_consultation(actor(somebody), made)
    db.session.expire_all()
    assert not made.is_published


def test_of_many_who_publish_at_once_one_does(database: Flask) -> None:
    made = places.consultation(is_published=False)
    places.needs(made)
    uid = made.uid

    def publish(_: int) -> bool:
        with database.app_context():
            try:
                publish_consultation(SYSTEM, by_uid(Consultation, uid))
            except AlreadyPublished:
                return False
        return True

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(publish, range(8))) == 1


def test_only_the_system_lets_time_pass(database: Flask) -> None:
    made = places.consultation()
    before = as_they_are(made)
    with pytest.raises(NotAllowed):
        let_time_pass(actor(olga(made.organisation)), made, timedelta(days=100))
    let_time_pass(SYSTEM, made, timedelta(days=100))
    db.session.expire_all()
    assert all(before[key].opens_at - period.opens_at == timedelta(days=100) for key, period in as_they_are(made).items())
    assert made.is_published and not made.is_stage_open("vote")


def test_an_end_moved_while_the_stage_is_open_is_noted_and_nothing_else_is(database: Flask) -> None:
    made = places.consultation(open_stages=("diagnostic", "ideas", "vote"))
    organiser = actor(olga(made.organisation))
    stage = made.stage("vote")
    assert stage is not None and stage.closes_at is not None
    before, after = stage.closes_at, stage.closes_at + timedelta(days=7)
    words = {"title": made.title, "summary": made.summary}
    update_consultation(organiser, made, **words, periods=as_they_are(made))
    assert stage.extensions == []
    later = {key: Period(one.opens_at, one.opens_at + timedelta(days=90)) for key, one in as_they_are(made).items()}
    moved = as_they_are(made) | {"vote": Period(stage.opens_at, after), "assessment": later["assessment"]}
    update_consultation(organiser, made, **words, periods=moved)
    assert [(one.closed_at_before, one.closes_at) for one in stage.extensions] == [(before, after)]
    assert not any(other.extensions for other in made.stages if other is not stage)


def test_a_draft_may_be_dated_anew_without_a_note(database: Flask) -> None:
    made = places.consultation(is_published=False)
    stage = made.stage("vote")
    assert stage is not None and stage.closes_at is not None
    later = {"vote": Period(stage.opens_at, stage.closes_at + timedelta(days=7))}
    periods_now = as_they_are(made) | later
    update_consultation(actor(olga(made.organisation)), made, title="T", summary="S", periods=periods_now)
    assert stage.extensions == []

"""Proposing, improving and supporting ideas."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select

from consult.consultations.openings import StageClosed
from consult.core.actors import VISITOR
from consult.core.audit import AuditEntry
from consult.core.db import db
from consult.core.errors import NotAllowed, NotFound, SignInRequired
from consult.ideas.actions import AlreadySentAgain, NeedElsewhere, endorse_idea, revise_idea, submit_idea, withdraw_endorsement
from consult.ideas.models import Endorsement, Idea
from consult.ideas.stage import STAGE
from consult.moderation.models import PENDING, RETURNED
from tests import people
from tests.factories import ideas, places

WORDS = {"title": "A bus to the market", "body": "Every hour on market days."}


def _supports(idea: Idea) -> tuple[int, int]:
    """The count of the idea, and the rows behind it."""
    db.session.refresh(idea)
    return idea.supports_count, db.session.scalar(select(func.count()).select_from(Endorsement)) or 0


def test_an_idea_waits_for_a_moderator_under_its_authors_name(database: Flask) -> None:
    consultation = places.consultation()
    need = places.needs(consultation)[0]
    idea = submit_idea(people.actor(people.amina()), consultation, need=need, **WORDS)
    assert idea.is_pending and idea.author_name == "Amina" and idea.need is need and len(idea.code) == 11


def test_a_visitor_signs_in_first(database: Flask) -> None:
    consultation = places.consultation()
    with pytest.raises(SignInRequired):
        submit_idea(VISITOR, consultation, need=None, **WORDS)
    with pytest.raises(SignInRequired):
        endorse_idea(VISITOR, ideas.idea(consultation))
    with pytest.raises(SignInRequired):
        withdraw_endorsement(VISITOR, ideas.idea(consultation))


def test_a_need_of_another_consultation_is_refused(database: Flask) -> None:
    elsewhere = places.needs(places.consultation(places.organisation("Montclair")))[0]
    with pytest.raises(NeedElsewhere):
        submit_idea(people.actor(people.amina()), places.consultation(), need=elsewhere, **WORDS)
    assert not db.session.scalars(select(Idea)).all()


@pytest.mark.parametrize("moment", ["before", "after", "draft"])
def test_each_action_of_the_stage_is_refused_outside_it(database: Flask, moment: str) -> None:
    amina = people.amina()
    consultation = places.consultation(open_stages=() if moment == "before" else ("ideas",), is_published=moment != "draft")
    if moment == "after":
        places.close_stage(consultation, "ideas")
    idea, returned = ideas.idea(consultation, author=amina), ideas.idea(consultation, author=amina, state=RETURNED)
    actor = people.actor(amina)
    calls = {
        "ideas.submit_idea": lambda: submit_idea(actor, consultation, need=None, **WORDS),
        "ideas.revise_idea": lambda: revise_idea(actor, returned, need=None, **WORDS),
        "ideas.endorse_idea": lambda: endorse_idea(actor, idea),
        "ideas.withdraw_endorsement": lambda: withdraw_endorsement(actor, idea),
    }
    assert set(calls) == set(STAGE.actions)
    for call in calls.values():
        with pytest.raises(NotFound if moment == "draft" else StageClosed):
            call()
    assert _supports(idea) == (0, 0)


def test_a_returned_idea_is_sent_again_once(database: Flask) -> None:
    idea = ideas.idea(places.consultation(), author=people.amina(), state=RETURNED)
    revise_idea(people.actor(people.amina()), idea, need=None, title="Better", body="Said better than before.")
    assert idea.is_pending and idea.title == "Better"
    with pytest.raises(NotAllowed):
        revise_idea(people.actor(people.amina()), idea, need=None, **WORDS)


def test_two_browsers_send_a_returned_idea_again_and_one_is_told(database: Flask) -> None:
    idea = ideas.idea(places.consultation(), author=people.amina(), state=RETURNED)
    actor, uid = people.actor(people.amina()), idea.uid

    def send(_: int) -> str:
        with database.app_context():
            mine = db.session.scalars(select(Idea).where(Idea.uid == uid)).one()
            try:
                revise_idea(actor, mine, need=None, **WORDS)
            except (AlreadySentAgain, NotAllowed) as refusal:
                return type(refusal).__name__
            return "sent"

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, range(4))).count("sent") == 1


def test_only_its_author_revises_an_idea(database: Flask) -> None:
    idea = ideas.idea(places.consultation(), author=people.amina(), state=RETURNED)
    with pytest.raises(NotAllowed):
        revise_idea(people.actor(people.marcel()), idea, need=None, **WORDS)


def test_supporting_twice_counts_once_and_so_does_taking_it_back(database: Flask) -> None:
    idea, actor = ideas.idea(places.consultation(), supports_count=3), people.actor(people.amina())
    endorse_idea(actor, idea)
    endorse_idea(actor, idea)
    assert _supports(idea) == (4, 1)
    withdraw_endorsement(actor, idea)
    withdraw_endorsement(actor, idea)
    assert _supports(idea) == (3, 0)


def test_what_is_not_published_cannot_be_supported(database: Flask) -> None:
    idea = ideas.idea(places.consultation(), state=PENDING)
    with pytest.raises(NotFound):
        endorse_idea(people.actor(people.amina()), idea)


def test_200_parallel_supports_of_one_person_store_one_and_count_one(database: Flask) -> None:
    idea = ideas.idea(places.consultation())
    actor, uid = people.actor(people.amina()), idea.uid

    def support(_: int) -> None:
        with database.app_context():
            endorse_idea(actor, db.session.scalars(select(Idea).where(Idea.uid == uid)).one())

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(support, range(200)))
    assert _supports(idea) == (1, 1)
    written = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "ideas.endorse_idea")
    assert db.session.scalar(written) == 200


def test_supports_of_many_people_at_once_are_all_counted(database: Flask) -> None:
    idea = ideas.idea(places.consultation())
    actors, uid = [people.actor(people.account(f"Citizen{number}")) for number in range(40)], idea.uid

    def support(actor: people.Actor) -> None:
        with database.app_context():
            endorse_idea(actor, db.session.scalars(select(Idea).where(Idea.uid == uid)).one())

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(support, actors))
    assert _supports(idea) == (40, 40)

"""Approving, returning, taking back."""

from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from consult.core.actors import VISITOR
from consult.core.db import db
from consult.core.errors import DomainError, NotAllowed, SignInRequired
from consult.ideas.models import Idea
from consult.mails.models import Mail
from consult.moderation.actions import (
    AlreadyReviewed,
    NothingDecided,
    ReasonMissing,
    approve_subject,
    return_subject,
    take_back_decision,
)
from consult.moderation.models import APPROVED, PENDING, RETURNED, Review
from consult.moderation.policies import OwnContribution
from tests import people
from tests.factories import ideas, places


def _waiting(database: Flask) -> tuple[Idea, people.Account]:
    consultation = places.consultation()
    return ideas.idea(consultation, author=people.amina(), state=PENDING), people.malik(consultation.organisation)


def test_a_moderator_approves_and_the_author_is_told(database: Flask) -> None:
    idea, malik = _waiting(database)
    approve_subject(people.actor(malik), idea)
    assert idea.review_state == APPROVED
    mail = db.session.scalars(select(Mail)).one()
    assert mail.recipient == "amina@valfleuri.example" and idea.title in mail.subject and idea.code in mail.text
    assert f"/idees/{idea.uid}" in mail.text


def test_a_moderator_returns_with_a_reason_and_the_author_reads_it(database: Flask) -> None:
    idea, malik = _waiting(database)
    return_subject(people.actor(malik), idea, reason="unclear", words="Which bus?")
    assert idea.review_state == RETURNED
    mail = db.session.scalars(select(Mail)).one()
    assert "We do not understand what is proposed" in mail.text and "Which bus?" in mail.text
    assert f"/idees/{idea.uid}/revision" in mail.text


@pytest.mark.parametrize("reason", ["", "because"])
def test_nothing_goes_back_without_a_published_reason(database: Flask, reason: str) -> None:
    idea, malik = _waiting(database)
    with pytest.raises(ReasonMissing):
        return_subject(people.actor(malik), idea, reason=reason, words="I do not like it")
    assert db.session.get_one(Idea, idea.id).is_pending


def test_citizens_visitors_and_moderators_of_elsewhere_are_refused(database: Flask) -> None:
    idea, _malik = _waiting(database)
    elsewhere = people.account("Elsa", organisation=places.organisation("Montclair"), role="moderator")
    for somebody in (people.amina(), people.marcel(), elsewhere):
        for decide in (approve_subject, take_back_decision):
            with pytest.raises(NotAllowed):
                decide(people.actor(somebody), idea)
        with pytest.raises(NotAllowed):
            return_subject(people.actor(somebody), idea, reason="unclear")
    with pytest.raises(SignInRequired):
        approve_subject(VISITOR, idea)
    assert idea.is_pending


def test_a_moderator_does_not_review_her_own_idea(database: Flask) -> None:
    consultation = places.consultation()
    malik = people.malik(consultation.organisation)
    own = ideas.idea(consultation, author=malik, state=PENDING)
    with pytest.raises(OwnContribution):
        approve_subject(people.actor(malik), own)
    with pytest.raises(OwnContribution):
        return_subject(people.actor(malik), own, reason="unclear")


def test_a_decision_is_taken_back_once(database: Flask) -> None:
    idea, malik = _waiting(database)
    approve_subject(people.actor(malik), idea)
    take_back_decision(people.actor(malik), idea)
    assert idea.is_pending
    assert [review.decision for review in db.session.scalars(select(Review).order_by(Review.id))] == ["approved", "reopened"]
    with pytest.raises(NothingDecided):
        take_back_decision(people.actor(malik), idea)


def test_what_nobody_here_wrote_is_approved_without_a_mail(database: Flask) -> None:
    consultation = places.consultation()
    approve_subject(people.actor(people.malik(consultation.organisation)), ideas.idea(consultation, state=PENDING))
    assert not db.session.scalars(select(Mail)).all()


def test_of_many_moderators_at_once_one_decides(database: Flask) -> None:
    idea, malik = _waiting(database)
    actor, uid, count = people.actor(malik), idea.uid, 8
    start, outcomes = Barrier(count), list[str]()

    def decide(number: int) -> None:
        with database.app_context():
            mine = db.session.scalars(select(Idea).where(Idea.uid == uid)).one()
            start.wait()
            try:
                if number % 2:
                    approve_subject(actor, mine)
                else:
                    return_subject(actor, mine, reason="unclear")
                outcomes.append("decided")
            except DomainError as refusal:
                outcomes.append(type(refusal).__name__)

    threads = [Thread(target=decide, args=(number,)) for number in range(count)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(outcomes) == [AlreadyReviewed.__name__] * (count - 1) + ["decided"]
    assert len(db.session.scalars(select(Review)).all()) == len(db.session.scalars(select(Mail)).all()) == 1

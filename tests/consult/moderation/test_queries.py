"""What waits, and what was decided."""

from datetime import timedelta

from flask import Flask

from consult.core.clock import now
from consult.core.db import db
from consult.moderation import queries
from consult.moderation.actions import approve_subject, return_subject
from consult.moderation.models import PENDING
from tests import people
from tests.factories import ideas, places


def test_the_oldest_waits_first_and_ones_own_is_left_out(database: Flask) -> None:
    consultation = places.consultation()
    malik, amina = people.malik(consultation.organisation), people.amina()
    ideas.idea(consultation, "Second", author=amina, state=PENDING)
    ideas.idea(consultation, "First", author=amina, state=PENDING, submitted_at=now() - timedelta(days=1))
    ideas.idea(consultation, "Own", author=malik, state=PENDING)
    ideas.idea(consultation, "Published", author=amina)
    ideas.idea(places.consultation(places.organisation("Montclair")), "Elsewhere", author=amina, state=PENDING)
    assert [row.title for row in queries.waiting_subjects(people.actor(malik))] == ["First", "Second"]
    assert queries.waiting_count(people.actor(malik)) == 2
    assert not queries.waiting_subjects(people.actor(amina))


def test_imported_contributions_wait_too(database: Flask) -> None:
    consultation = places.consultation()
    ideas.idea(consultation, state=PENDING)
    assert queries.waiting_count(people.actor(people.malik(consultation.organisation))) == 1


def test_the_history_names_moderators_and_reasons(database: Flask) -> None:
    consultation = places.consultation()
    malik = people.malik(consultation.organisation)
    idea = ideas.idea(consultation, state=PENDING)
    return_subject(people.actor(malik), idea, reason="several", words="Two of them")
    last = queries.last_decision_about(idea)
    assert last and last.moderator == "Malik" and last.reason and last.reason.key == "several" and last.subject is idea


def test_decisions_elsewhere_are_not_shown(database: Flask) -> None:
    consultation = places.consultation()
    approve_subject(people.actor(people.malik(consultation.organisation)), ideas.idea(consultation, state=PENDING))
    elsewhere = people.account("Elsa", organisation=places.organisation("Montclair"), role="moderator")
    assert not db.session.scalars(queries.decisions(people.actor(elsewhere))).all()

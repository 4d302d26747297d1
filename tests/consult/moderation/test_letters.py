"""What authors are told."""

from flask import Flask
from sqlalchemy import select

from consult.core.db import db
from consult.mails.models import Mail
from consult.moderation.letters import tell_author
from consult.moderation.models import APPROVED, RETURNED, Review
from tests import people
from tests.factories import ideas, places


def test_the_author_is_told_in_her_language(database: Flask) -> None:
    amina = people.amina()
    amina.locale = "fr"
    idea = ideas.idea(places.consultation(), author=amina)
    tell_author(idea, Review(decision=RETURNED, reason="several", words="Deux idées <ici>"))
    mail = db.session.scalars(select(Mail)).one()
    assert "Bonjour Amina" in mail.text and "Deux idées <ici>" in mail.text


def test_nobody_is_told_about_what_was_imported(database: Flask) -> None:
    tell_author(ideas.idea(places.consultation()), Review(decision=APPROVED))
    assert not db.session.scalars(select(Mail)).all()


def test_whoever_has_no_address_here_is_told_on_their_own_pages_alone(database: Flask) -> None:
    amina = people.amina()
    amina.email = None
    tell_author(ideas.idea(places.consultation(), author=amina), Review(decision=APPROVED))
    assert not db.session.scalars(select(Mail)).all()

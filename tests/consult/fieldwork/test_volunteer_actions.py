"""Saying who collects responses."""

import pytest
from flask import Flask

from consult.consultations.models import Consultation
from consult.core.actors import VISITOR
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.fieldwork.errors import AlreadyVolunteer
from consult.fieldwork.models import Volunteer
from consult.fieldwork.queries import is_volunteer
from consult.fieldwork.volunteer_actions import add_volunteer, remove_volunteer
from consult.mails.queue import NotAnAddress
from tests import people
from tests.factories import fieldwork, places
from tests.factories.mails import mails_to


@pytest.fixture
def consultation(database: Flask) -> Consultation:
    return places.consultation()


def test_a_volunteer_is_invited_by_mail_for_one_consultation(consultation: Consultation) -> None:
    olga = people.actor(people.olga(consultation.organisation))
    made = add_volunteer(olga, consultation, email="Victor@Valfleuri.example", name="Victor", locale="en")
    (mail,) = mails_to("victor@valfleuri.example")
    assert f"/terrain/{consultation.uid}" in mail.text and consultation.title in mail.subject
    assert is_volunteer(consultation, made.account_id)
    assert not is_volunteer(places.consultation(consultation.organisation), made.account_id)
    with pytest.raises(AlreadyVolunteer):
        add_volunteer(olga, consultation, email="victor@valfleuri.example")
    with pytest.raises(NotAnAddress):
        add_volunteer(olga, consultation, email="nobody")


def test_a_volunteer_whose_invitation_ends_collects_no_more(consultation: Consultation) -> None:
    account = fieldwork.volunteer(consultation)
    remove_volunteer(people.actor(people.olga(consultation.organisation)), db.session.query(Volunteer).one())
    assert not is_volunteer(consultation, account.id)


def test_organisers_alone_say_who_collects(consultation: Consultation) -> None:
    victor = people.actor(fieldwork.volunteer(consultation))
    volunteer = db.session.query(Volunteer).one()
    for actor in (VISITOR, victor, people.actor(people.malik(consultation.organisation))):
        with pytest.raises(NotAllowed):
            add_volunteer(actor, consultation, email="zoe@valfleuri.example")
        with pytest.raises(NotAllowed):
            remove_volunteer(actor, volunteer)

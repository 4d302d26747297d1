"""Signing in and one's own account, as named actions."""

import threading
from datetime import timedelta

import pytest
from flask import Flask

from consult.accounts import actions
from consult.accounts.errors import CodeExpired, CodeRefused, LastOrganiser, TooManyCodes
from consult.accounts.models import Account, Membership, Person, SignInCode
from consult.core.actors import INSTANCE, ORGANISER, SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import NotAllowed, SignInRequired
from consult.ideas.models import Idea
from consult.mails.models import Mail
from consult.mails.queue import NotAnAddress
from tests import people
from tests.factories import places
from tests.factories.mails import last_code, mails_to

AMINA = "amina@valfleuri.example"


def asked(email: str = AMINA) -> tuple[SignInCode, str]:
    """A code that was asked for, and its digits."""
    return actions.request_code(VISITOR, INSTANCE, email, "en"), last_code(email)


@pytest.mark.usefixtures("database")
def test_a_code_is_kept_as_a_keyed_digest_alone() -> None:
    code, digits = asked()
    assert digits.encode() not in code.digest and len(code.digest) == 32
    assert asked()[0].digest != code.digest


@pytest.mark.usefixtures("database")
def test_a_code_is_not_sent_to_what_is_no_address() -> None:
    with pytest.raises(NotAnAddress):
        actions.request_code(VISITOR, INSTANCE, "a@b.fr\nBcc: c@d.fr", "en")


def test_codes_asked_for_all_at_once_are_limited_too(database: Flask) -> None:
    refused = []

    def ask() -> None:
        with database.app_context():
            try:
                actions.request_code(VISITOR, INSTANCE, AMINA, "en")
            except TooManyCodes:
                refused.append(1)

    asking = [threading.Thread(target=ask) for _one in range(12)]
    [one.start() for one in asking]
    [one.join() for one in asking]
    assert len(mails_to(AMINA)) == actions.UNUSED_CODES_PER_HOUR and len(refused) == 7


def test_guesses_sent_all_at_once_are_counted(database: Flask) -> None:
    code_id = asked()[0].id
    compared = []

    def guess() -> None:
        with database.app_context():
            try:
                compared.append(actions.try_code(VISITOR, db.session.get_one(SignInCode, code_id)))
            except CodeExpired:
                return

    guessing = [threading.Thread(target=guess) for _one in range(20)]
    [one.start() for one in guessing]
    [one.join() for one in guessing]
    assert len(compared) == actions.ATTEMPTS_PER_CODE


def test_one_code_signs_in_once_however_often_it_is_sent_at_once(database: Flask) -> None:
    code, digits = asked()
    attempts = [actions.try_code(VISITOR, code) for _one in range(4)]
    signed_in = []

    def enter(attempt: actions.Attempt) -> None:
        with database.app_context():
            try:
                signed_in.append(actions.sign_in(VISITOR, attempt, digits, "en"))
            except CodeExpired:
                return

    entering = [threading.Thread(target=enter, args=(attempt,)) for attempt in attempts]
    [one.start() for one in entering]
    [one.join() for one in entering]
    assert len(signed_in) == 1 and db.session.query(Account).count() == 1


@pytest.mark.usefixtures("database")
def test_wrong_digits_are_refused_and_make_no_account() -> None:
    code, digits = asked()
    wrong = f"{(int(digits) + 1) % 10**6:06d}"
    with pytest.raises(CodeRefused):
        actions.sign_in(VISITOR, actions.try_code(VISITOR, code), wrong, "en")
    assert db.session.query(Account).count() == 0


@pytest.mark.usefixtures("database")
def test_the_digits_of_one_code_do_not_open_another() -> None:
    mine, _digits = asked("marcel@valfleuri.example")
    _hers, digits = asked()
    with pytest.raises(CodeRefused):
        actions.sign_in(VISITOR, actions.try_code(VISITOR, mine), digits, "en")


@pytest.mark.usefixtures("database")
def test_a_code_expires_by_the_databases_clock() -> None:
    code, _digits = asked()
    code.created_at = now() - timedelta(minutes=15)
    db.session.commit()
    with pytest.raises(CodeExpired):
        actions.try_code(VISITOR, code)


@pytest.mark.usefixtures("database")
def test_old_codes_are_forgotten() -> None:
    code, _digits = asked()
    code.created_at = now() - timedelta(days=2)
    db.session.commit()
    asked("marcel@valfleuri.example")
    assert db.session.query(SignInCode).count() == 1


@pytest.mark.usefixtures("database")
def test_the_system_alone_creates_accounts_and_finds_those_there_are() -> None:
    amina = actions.create_account(SYSTEM, INSTANCE, "Amina@valfleuri.example", name="Amina", locale="fr")
    assert actions.create_account(SYSTEM, INSTANCE, AMINA, name="", locale="en") is amina
    assert (amina.email, amina.name, amina.locale) == (AMINA, "Amina", "fr")
    with pytest.raises(SignInRequired):
        actions.create_account(VISITOR, INSTANCE, "eve@evil.example", name="", locale="en")


@pytest.mark.usefixtures("database")
def test_name_and_language_are_changed_by_their_holder_alone() -> None:
    amina, marcel = people.amina(), people.actor(people.marcel())
    actions.update_account(people.actor(amina), amina, name="Mina", locale="fr")
    with pytest.raises(NotAllowed):
        actions.update_account(marcel, amina, name="Eve", locale="fr")
    db.session.refresh(amina)
    assert (amina.name, amina.locale) == ("Mina", "fr")


@pytest.mark.usefixtures("database")
def test_sessions_are_ended_by_their_holder_alone() -> None:
    amina, marcel = people.amina(), people.actor(people.marcel())
    actions.end_session(people.actor(amina), amina, "phone")
    actions.end_session(people.actor(amina), amina, "phone")
    actions.end_all_sessions(people.actor(amina), amina)
    for refused in (lambda: actions.end_session(marcel, amina, "x"), lambda: actions.end_all_sessions(marcel, amina)):
        with pytest.raises(NotAllowed):
            refused()
    db.session.refresh(amina)
    assert amina.session_epoch == 1


@pytest.mark.usefixtures("database")
def test_deleting_an_account_leaves_what_it_contributed_without_a_name() -> None:
    consultation = places.consultation()
    need = places.needs(consultation)[0]
    amina = people.account("Amina", organisation=consultation.organisation, role="moderator")
    olga = people.olga(consultation.organisation)
    idea = Idea(consultation_id=consultation.id, need_id=need.id, author_id=amina.id, title="A bench", body="In the shade.")
    db.session.add_all([idea, Mail(recipient=AMINA, subject="", text="", sent_at=now())])
    db.session.commit()
    asked()
    with pytest.raises(NotAllowed):
        actions.delete_account(people.actor(olga), amina)
    person_id = amina.person_id
    actions.delete_account(people.actor(amina), amina)
    db.session.expire_all()
    assert idea.author_id is None and db.session.get(Person, person_id) is not None
    assert db.session.query(Account).filter_by(email=AMINA).count() == db.session.query(SignInCode).count() == 0
    assert db.session.query(Membership).count() == 1
    assert [mail.sent_at for mail in mails_to(AMINA)] == [None], "what is still to be sent stays due"
    assert people.amina().person_id == person_id, "whoever comes back is the same person"


@pytest.mark.usefixtures("database")
def test_the_last_organiser_cannot_leave() -> None:
    town = places.organisation()
    olga = people.olga(town)
    with pytest.raises(LastOrganiser):
        actions.delete_account(people.actor(olga), olga)
    people.account("Marcel", organisation=town, role=ORGANISER)
    actions.delete_account(people.actor(olga), olga)
    assert db.session.query(Membership).count() == 1

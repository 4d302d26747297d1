"""Founding and changing organisations, and who works for them."""

import threading

import pytest
from flask import Flask

from consult.accounts.errors import LastOrganiser
from consult.accounts.models import Account, Membership
from consult.accounts.registration import AlreadyMember
from consult.core.actors import INSTANCE, MODERATOR, ORGANISER, SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed, SignInRequired
from consult.mails.queue import NotAnAddress
from consult.organisations.actions import add_member, create_organisation, remove_member, update_organisation
from consult.organisations.claims import Claim
from consult.organisations.errors import AlreadyClaimed, ClaimRefused, OrganisationExists
from consult.organisations.models import Organisation
from consult.territories.models import Territory
from tests import people
from tests.factories import places
from tests.factories.mails import mails_to

OLGA = {"email": "Olga@valfleuri.example", "organiser": "Olga"}


def test_whoever_has_the_code_founds_the_first_organisation(claim_code: str) -> None:
    founded = create_organisation(VISITOR, Claim(claim_code), name="Town of Valfleuri", territory="Valfleuri", **OLGA)
    membership = db.session.query(Membership).one()
    account = db.session.query(Account).one()
    assert (founded.name, founded.territory.name) == ("Town of Valfleuri", "Valfleuri")
    assert (membership.account_id, membership.organisation_id, membership.role) == (account.id, founded.id, ORGANISER)
    assert (account.email, account.name) == ("olga@valfleuri.example", "Olga")


def test_nobody_founds_without_the_code(claim_code: str) -> None:
    with pytest.raises(ClaimRefused):
        create_organisation(VISITOR, Claim("wrong"), name="Evil", territory="Evil", email="eve@evil.example")
    with pytest.raises(SignInRequired):
        create_organisation(VISITOR, INSTANCE, name="Evil", territory="Evil", email="eve@evil.example")
    with pytest.raises(NotAllowed):
        create_organisation(people.actor(people.amina()), INSTANCE, name="Evil", territory="Evil", email="eve@evil.example")
    assert db.session.query(Organisation).count() == db.session.query(Territory).count() == 0


def test_an_address_that_is_none_leaves_nothing_behind(claim_code: str) -> None:
    with pytest.raises(NotAnAddress):
        create_organisation(VISITOR, Claim(claim_code), name="Town", territory="Town", email="olga")
    assert db.session.query(Territory).count() == 0


def test_of_several_with_the_code_at_once_one_founds(database: Flask, claim_code: str) -> None:
    refused = []

    def claim(number: int) -> None:
        with database.app_context():
            try:
                words = {"name": f"Town {number}", "territory": "Town", "email": f"olga{number}@a.fr"}
                create_organisation(VISITOR, Claim(claim_code), **words)
            except AlreadyClaimed:
                refused.append(number)

    claiming = [threading.Thread(target=claim, args=(number,)) for number in range(8)]
    [one.start() for one in claiming]
    [one.join() for one in claiming]
    assert len(refused) == 7
    assert [db.session.query(kind).count() for kind in (Organisation, Membership, Account)] == [1, 1, 1]


def test_the_system_founds_as_many_as_it_likes_under_different_names(database: Flask) -> None:
    for name in ("Valfleuri", "Beaumont"):
        create_organisation(SYSTEM, INSTANCE, name=name, territory=name, **OLGA)
    with pytest.raises(OrganisationExists):
        create_organisation(SYSTEM, INSTANCE, name="Beaumont", territory="Beaumont", **OLGA)
    assert db.session.query(Territory).count() == 2 and db.session.query(Account).count() == 1


def test_an_organiser_changes_how_the_organisation_presents_itself(database: Flask) -> None:
    town = places.organisation()
    words = {"name": "Valfleuri", "welcome": "Welcome!", "contact_email": "town@valfleuri.example", "accent": "plum"}
    update_organisation(people.actor(people.olga(town)), town, **words)
    for refused in (people.amina(), people.malik(town)):
        with pytest.raises(NotAllowed):
            update_organisation(people.actor(refused), town, **(words | {"name": "Evil"}))
    db.session.refresh(town)
    assert (town.name, town.accent) == ("Valfleuri", "plum")


def test_a_new_member_gets_an_account_and_a_mail_that_says_so(database: Flask) -> None:
    town = places.organisation()
    olga = people.actor(people.olga(town))
    add_member(olga, town, email="Malik@valfleuri.example", role=MODERATOR, name="Malik", locale="en")
    malik = db.session.query(Account).filter_by(email="malik@valfleuri.example").one()
    [mail] = mails_to(malik.email)
    assert malik.name == "Malik" and "http://localhost/connexion" in mail.text and "Moderator" in mail.text
    with pytest.raises(AlreadyMember):
        add_member(olga, town, email="malik@valfleuri.example", role=MODERATOR)
    assert len(mails_to(malik.email)) == 1, "nothing is mailed about what did not happen"
    add_member(olga, town, email="malik@valfleuri.example", role=ORGANISER)


def test_nobody_else_adds_members_and_roles_are_known_ones(database: Flask) -> None:
    town = places.organisation()
    for refused in (people.amina(), people.malik(town)):
        with pytest.raises(NotAllowed):
            add_member(people.actor(refused), town, email="eve@evil.example", role=ORGANISER)
    with pytest.raises(InvalidInput):
        add_member(SYSTEM, town, email="eve@evil.example", role="mayor")


def test_a_role_is_taken_away_but_never_the_last_organisers(database: Flask) -> None:
    town = places.organisation()
    olga, malik = people.actor(people.olga(town)), people.malik(town)
    organising, moderating = (db.session.query(Membership).filter_by(role=role).one() for role in (ORGANISER, MODERATOR))
    with pytest.raises(NotAllowed):
        remove_member(people.actor(malik), organising)
    with pytest.raises(LastOrganiser):
        remove_member(olga, organising)
    remove_member(olga, moderating)
    assert db.session.query(Membership).count() == 1


def test_two_organisers_cannot_remove_each_other_at_once(database: Flask) -> None:
    town = places.organisation()
    people.olga(town), people.account("Zoe", organisation=town, role=ORGANISER)
    ids = [membership.id for membership in db.session.query(Membership)]
    refused = []

    def remove(membership_id: int) -> None:
        with database.app_context():
            try:
                remove_member(SYSTEM, db.session.get_one(Membership, membership_id))
            except LastOrganiser:
                refused.append(membership_id)

    removing = [threading.Thread(target=remove, args=(membership_id,)) for membership_id in ids]
    [one.start() for one in removing]
    [one.join() for one in removing]
    assert len(refused) == 1 and db.session.query(Membership).count() == 1

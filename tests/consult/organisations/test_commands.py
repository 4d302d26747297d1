"""`consult user create`."""

from flask import Flask

from consult.accounts.models import Account, Membership
from consult.core.db import db
from consult.organisations.commands import user
from tests.factories import places


def run(app: Flask, *words: str) -> tuple[int, str]:
    """The exit status of a command and what it said."""
    result = app.test_cli_runner().invoke(user, ["create", *words])
    return result.exit_code, result.output


def test_an_account_is_made_and_found_again(database: Flask) -> None:
    for _time in range(2):
        assert run(database, "Amina@valfleuri.example", "--name", "Amina") == (0, "Amina@valfleuri.example may sign in.\n")
    account = db.session.query(Account).one()
    assert (account.email, account.name) == ("amina@valfleuri.example", "Amina")


def test_a_role_is_given_in_the_first_organisation_or_the_one_named(database: Flask) -> None:
    town, other = places.organisation("Valfleuri"), places.organisation("Beaumont")
    assert run(database, "olga@valfleuri.example", "--organiser")[0] == 0
    assert run(database, "olga@valfleuri.example", "--moderator", "--organisation", "Beaumont")[0] == 0
    roles = {(membership.organisation_id, membership.role) for membership in db.session.query(Membership)}
    assert roles == {(town.id, "organiser"), (other.id, "moderator")}


def test_what_cannot_be_done_is_said_in_a_sentence(database: Flask) -> None:
    assert "no organisation yet" in run(database, "olga@valfleuri.example", "--organiser")[1]
    places.organisation()
    assert "called Nowhere" in run(database, "olga@valfleuri.example", "--organiser", "--organisation", "Nowhere")[1]
    status, said = run(database, "olga")
    assert status == 1 and said.startswith("Error: Enter an e-mail address")
    run(database, "olga@valfleuri.example", "--organiser")
    assert "already has this role" in run(database, "olga@valfleuri.example", "--organiser")[1]

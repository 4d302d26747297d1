"""Whether there is an identity provider."""

from flask import Flask

from consult.accounts.identity_settings import is_configured, label
from tests.factories import identity_provider


def test_an_installation_may_have_none(database: Flask) -> None:
    assert not is_configured()


def test_one_that_has_one_says_what_people_call_it(database: Flask) -> None:
    with identity_provider.trusted_by(database):
        assert is_configured() and label() == "TownConnect"

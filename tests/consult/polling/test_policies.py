"""Who may do what at the polling place."""

from functools import partial

import pytest

from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.authorization import is_allowed
from consult.polling import policies
from consult.votes.models import Vote
from tests import people
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")

RULES = (
    policies.may_cast_ballot_by_code,
    policies.may_issue_pass,
    policies.may_hand_paper,
    policies.may_take_paper_back,
    policies.may_open_batch,
    policies.may_import_roll,
    policies.may_issue_letters,
    policies.may_replace_letter,
    policies.may_report_paper,
)
TABLE = {
    "visitor": "yes no no no no no no no no",
    "citizen": "yes no no no no no no no no",
    "moderator": "yes yes yes yes yes no no no no",
    "organiser": "yes yes yes yes yes yes yes yes yes",
    "system": "yes no no no no yes yes yes yes",
}


def _actor(name: str, vote: Vote) -> Actor:
    place = vote.consultation.organisation
    accounts = {"citizen": people.amina, "moderator": partial(people.malik, place), "organiser": partial(people.olga, place)}
    return {"visitor": VISITOR, "system": SYSTEM}.get(name) or people.actor(accounts[name]())


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_permissions(name: str) -> None:
    vote = factory.vote()
    actor = _actor(name, vote)
    assert " ".join("yes" if is_allowed(actor, rule, vote) else "no" for rule in RULES) == TABLE[name]

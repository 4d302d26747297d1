"""Who may do what with votes: rows are people, columns what they want."""

from functools import partial

import pytest

from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.authorization import is_allowed
from consult.votes import policies
from consult.votes.models import Vote
from tests import people
from tests.factories import places
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")

RULES = (
    policies.may_view_vote,
    policies.may_cast_ballot,
    policies.may_change_vote,
    policies.may_close_vote,
    policies.may_see_refused_ballots,
)
# Of a published vote, and of a draft.
TABLE = {
    "visitor": ("yes no no no no", "no no no no no"),
    "citizen": ("yes yes no no no", "no no no no no"),
    "moderator": ("yes yes no no no", "yes yes no no no"),
    "organiser": ("yes yes yes yes yes", "yes yes yes yes yes"),
    "system": ("yes no yes yes yes", "yes no yes yes yes"),
}


def _actor(name: str, vote: Vote) -> Actor:
    place = vote.consultation.organisation
    accounts = {"citizen": people.amina, "moderator": partial(people.malik, place), "organiser": partial(people.olga, place)}
    return {"visitor": VISITOR, "system": SYSTEM}.get(name) or people.actor(accounts[name]())


@pytest.mark.parametrize("name", TABLE)
@pytest.mark.parametrize("is_published", [True, False])
def test_the_table_of_permissions(name: str, is_published: bool) -> None:
    vote = factory.vote(places.consultation(is_published=is_published))
    actor = _actor(name, vote)
    answers = " ".join("yes" if is_allowed(actor, rule, vote) else "no" for rule in RULES)
    assert answers == TABLE[name][0 if is_published else 1]


def test_only_organisers_prepare_votes() -> None:
    made = places.consultation()
    assert not is_allowed(people.actor(people.amina()), policies.may_create_vote, made)
    assert is_allowed(people.actor(people.olga(made.organisation)), policies.may_create_vote, made)

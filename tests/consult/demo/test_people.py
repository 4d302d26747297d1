"""Who lives in the demonstration town."""

import pytest

from consult.demo.people import ACCOUNTS, DOMAIN, citizen, neighbours
from consult.demo.words import NAMES


@pytest.mark.usefixtures("database")
def test_every_neighbour_is_a_person_of_their_own() -> None:
    people = neighbours()
    assert len({somebody.person_id for somebody in people}) == len(NAMES)
    assert citizen("Amina", f"amina@{DOMAIN}").name == "Amina"


def test_a_visitor_may_be_a_citizen_an_organiser_or_a_moderator() -> None:
    assert [role for _, _, role in ACCOUNTS] == ["citizen", "organiser", "moderator"]

"""Figures of rolls, batches and the desk."""

import pytest

from consult.core.actors import VISITOR
from consult.polling import queries
from consult.polling.paper_actions import Read, key_sheet, open_batch, resolve_sheet
from tests import people
from tests.factories import polling as factory
from tests.factories import votes

pytestmark = pytest.mark.usefixtures("database")


def test_the_desk_shows_the_votes_of_ones_organisation_until_they_are_sealed() -> None:
    vote = factory.vote_with_roll()
    clerk = factory.clerk(vote)
    assert queries.votes_at_the_desk(clerk) == [vote]
    assert queries.votes_at_the_desk(people.actor(people.amina())) == queries.votes_at_the_desk(VISITOR) == []
    votes.counted(vote)
    assert queries.votes_at_the_desk(clerk) == []


def test_a_sheet_is_settled_once_its_readings_agree_or_somebody_decided() -> None:
    vote = factory.vote_with_roll()
    malik, nora = factory.clerk(vote), factory.clerk(vote, "Nora")
    batch = open_batch(malik, vote, sheets_count=3)
    for sheet, first, second in ((1, 0, 0), (2, 0, 1)):
        key_sheet(malik, batch, round=1, sheet=sheet, read=Read(factory.ticked(vote, first)))
        key_sheet(nora, batch, round=2, sheet=sheet, read=Read(factory.ticked(vote, second)))
    assert queries.discrepancies(batch) == [2]
    assert [one.sheet for one in queries.settled_sheets(batch)] == [1]
    assert queries.keyed_sheets(batch, 1) == [1, 2] and queries.batches_under_way(vote) == 1
    resolve_sheet(nora, batch, sheet=2, read=Read({}, is_spoiled=True))
    assert [(one.sheet, one.choices, one.is_spoiled) for one in queries.settled_sheets(batch)] == [
        (1, (0,), False),
        (2, (), True),
    ]
    assert queries.has_unreported_paper(vote) and queries.report_of(vote) is None


def test_the_keys_of_a_roll_are_those_of_its_people() -> None:
    vote = factory.vote_with_roll(3)
    assert list(queries.roll_keys(vote)) == [f"roll:{entry.id}" for entry in factory.entries(vote)]
    assert queries.roll_size(vote) == 3 and list(queries.sheet_keys(vote)) == []

"""Which sheet somebody types in next, and in which round."""

import pytest

from consult.polling.paper_actions import Read, key_sheet, open_batch, validate_batch
from consult.polling.sheets import next_sheet, round_for, validations_of
from tests.factories import polling as factory

pytestmark = pytest.mark.usefixtures("database")


def test_two_people_share_the_readings_of_a_batch_between_them() -> None:
    vote = factory.vote_with_roll()
    malik, nora = factory.clerk(vote), factory.clerk(vote, "Nora")
    batch = open_batch(malik, vote, sheets_count=2)
    assert (next_sheet(batch, malik.account_id), round_for(batch, 1, malik.account_id)) == (1, 1)
    key_sheet(malik, batch, round=1, sheet=1, read=Read({}, is_spoiled=True))
    assert (next_sheet(batch, malik.account_id), round_for(batch, 1, malik.account_id)) == (2, 1)
    assert (next_sheet(batch, nora.account_id), round_for(batch, 1, nora.account_id)) == (1, 2)
    key_sheet(nora, batch, round=2, sheet=1, read=Read({}, is_spoiled=True))
    key_sheet(nora, batch, round=1, sheet=2, read=Read({}, is_spoiled=True))
    assert next_sheet(batch, nora.account_id) is None
    assert (next_sheet(batch, malik.account_id), round_for(batch, 2, malik.account_id)) == (2, 2)


def test_who_found_a_batch_right_is_named_in_order() -> None:
    vote = factory.vote_with_roll()
    malik, nora = factory.clerk(vote), factory.clerk(vote, "Nora")
    batch = factory.batch_read_twice(vote, malik, nora, 0)
    assert validations_of(batch) == []
    validate_batch(nora, batch)
    validate_batch(malik, batch)
    assert [one.name for one in validations_of(batch)] == ["Nora", "Malik"]

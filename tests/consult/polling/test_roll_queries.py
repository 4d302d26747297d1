"""Looking somebody up on the roll."""

import pytest

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.polling.models import RollEntry
from consult.polling.roll_actions import Named, import_roll, revoke_code
from consult.polling.roll_queries import FOUND_AT_MOST, found_on_roll, letter_code_of, letters_to_make
from tests.factories import polling as factory

pytestmark = pytest.mark.usefixtures("database")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("helene", ["Hélène Roux"]),
        ("ROUX Hélène", ["Hélène Roux"]),
        ("7", ["Marcel Roux"]),
        ("roux", ["Hélène Roux", "Marcel Roux"]),
    ],
)
def test_names_are_found_without_accents_case_or_order_and_numbers_exactly(typed: str, found: list[str]) -> None:
    vote = factory.vote_with_roll(0)
    import_roll(SYSTEM, vote, [Named("7", "Marcel Roux"), Named("77", "Hélène Roux"), Named("8", "Amina 7")])
    assert [one.name for one in found_on_roll(vote, typed)] == found


def test_signs_that_mean_anything_to_the_database_mean_themselves() -> None:
    vote = factory.vote_with_roll(3)
    assert [found_on_roll(vote, typed) for typed in ("%", "_", "", "o'r")] == [[], [], [], []]


def test_a_common_name_is_cut_short() -> None:
    assert len(found_on_roll(factory.vote_with_roll(30), "voter")) == FOUND_AT_MOST


def test_a_withdrawn_letter_is_to_be_made_again() -> None:
    vote = factory.vote_with_roll(2)
    assert letters_to_make(vote) == 2
    factory.letters(vote)
    entry = db.session.query(RollEntry).filter_by(vote_id=vote.id, reference="1").one()
    code = letter_code_of(entry)
    assert letters_to_make(vote) == 0 and code is not None
    revoke_code(SYSTEM, code)
    assert letters_to_make(vote) == 1 and letter_code_of(entry) is None

"""Who voted through which door."""

import pytest

from consult.core.actors import VISITOR
from consult.polling.actions import cast_ballot_by_code
from consult.polling.desk_actions import hand_paper, issue_pass
from consult.polling.turnout import Turnout, turnout
from consult.polling.voters import Identity
from tests.factories import polling as factory
from tests.factories import votes

pytestmark = pytest.mark.usefixtures("database")


def test_each_door_is_counted_and_paper_once() -> None:
    vote = factory.vote_with_roll(5)
    clerk, (first, *_) = factory.clerk(vote), factory.letters(vote)
    cast_ballot_by_code(VISITOR, vote, first.code, factory.ticked(vote, 0))
    code = issue_pass(clerk, vote, Identity(reference="2"), is_assisted=True)
    cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 0), channel="kiosk")
    hand_paper(clerk, vote, Identity(reference="3"))
    hand_paper(clerk, vote, Identity(reference="4"))
    found = turnout(vote)
    assert found == Turnout(online=1, kiosk=1, programs=0, handed=2, paper=0, assisted=1)
    assert found.voters == 4


def test_paper_that_is_counted_is_not_counted_beside_what_was_handed_out() -> None:
    assert Turnout(online=1, kiosk=0, programs=0, handed=3, paper=2, assisted=0).voters == 4
    assert Turnout(online=1, kiosk=0, programs=0, handed=1, paper=2, assisted=0).voters == 3


def test_of_a_sealed_vote_no_door_is_told_apart() -> None:
    assert turnout(votes.counted(factory.vote_with_roll())) is None

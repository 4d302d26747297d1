"""Who may have a ballot in a vote."""

import pytest

from consult.core.db import db
from consult.votes import electors
from consult.votes.models import Vote
from tests import people
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")


def test_every_person_may_have_a_ballot_in_a_vote_open_to_accounts_and_none_in_one_with_a_roll() -> None:
    vote, amina, marcel = factory.vote(), people.amina(), people.marcel()
    assert set(electors.electors_of(vote)) == {str(amina.person_id), str(marcel.person_id)}
    vote.electorate = "roll"
    db.session.commit()
    assert str(amina.person_id) not in set(electors.electors_of(vote))


def test_other_sources_of_electors_are_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    vote, amina = factory.vote(), people.amina()

    def at_the_desk(row: Vote) -> list[str]:
        return [f"sheet of {row.uid}"]

    monkeypatch.setattr(electors, "ELECTORS", [electors.persons, at_the_desk])
    assert list(electors.electors_of(vote)) == [str(amina.person_id), f"sheet of {vote.uid}"]


def test_nothing_holds_a_vote_up_by_itself() -> None:
    assert not electors.is_held_up(factory.vote())

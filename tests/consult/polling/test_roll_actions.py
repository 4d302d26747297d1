"""Rolls and the codes of letters."""

import pytest
from sqlalchemy import func, select, text, update

from consult.core.actors import SYSTEM, VISITOR
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.polling.actions import cast_ballot_by_code
from consult.polling.errors import AlreadyOnRoll, CodeRevoked, UnknownCode
from consult.polling.models import RollEntry, VotingCode
from consult.polling.roll_actions import (
    Named,
    NoRoll,
    import_roll,
    issue_letters,
    replace_letter,
    revoke_code,
    withdraw_letters,
)
from consult.polling.roll_queries import latest_letters
from consult.votes.errors import VoteClosed, VoteFrozen
from tests import people
from tests.factories import polling as factory
from tests.factories import votes

pytestmark = pytest.mark.usefixtures("database")


def test_a_citizen_has_no_hand_in_the_roll() -> None:
    vote = factory.vote_with_roll()
    (letter, *_) = factory.letters(vote)
    code = db.session.execute(select(VotingCode).limit(1)).scalar_one()
    amina, malik = people.actor(people.amina()), factory.clerk(vote)
    for refused in (
        lambda who: import_roll(who, vote, []),
        lambda who: issue_letters(who, vote),
        lambda who: replace_letter(who, vote, letter.entry),
        lambda who: revoke_code(who, code),
        lambda who: withdraw_letters(who, code),
    ):
        for who in (VISITOR, amina, malik):
            with pytest.raises(NotAllowed):
                refused(who)


def test_a_new_roll_takes_the_place_of_the_old_one_and_of_its_letters() -> None:
    vote = factory.vote_with_roll(3)
    code = factory.letters(vote)[0].code
    assert import_roll(SYSTEM, vote, [Named("7", "Marcel")]) == 1
    assert [entry.reference for entry in factory.entries(vote)] == ["7"]
    with pytest.raises(UnknownCode):
        cast_ballot_by_code(VISITOR, vote, code, factory.ticked(vote, 0))


def test_nobody_stands_twice_on_a_roll_and_a_refused_roll_changes_nothing() -> None:
    vote = factory.vote_with_roll(2)
    with pytest.raises(AlreadyOnRoll):
        import_roll(SYSTEM, vote, [Named("7", "Marcel"), Named("7", "Amina")])
    assert len(factory.entries(vote)) == 2


def test_the_roll_is_frozen_at_the_first_ballot() -> None:
    vote = factory.vote_with_roll()
    cast_ballot_by_code(VISITOR, vote, factory.letters(vote)[0].code, factory.ticked(vote, 0))
    with pytest.raises(VoteFrozen):
        import_roll(SYSTEM, vote, [Named("7", "Marcel")])


def test_a_vote_open_to_accounts_has_no_roll() -> None:
    with pytest.raises(NoRoll):
        import_roll(SYSTEM, votes.vote(), [Named("1", "Marcel")])


def test_letters_are_made_once_for_each_and_their_codes_are_kept_as_digests_alone() -> None:
    vote = factory.vote_with_roll(3)
    made = issue_letters(SYSTEM, vote, limit=2) + issue_letters(SYSTEM, vote)
    assert [letter.entry.reference for letter in made] == ["1", "2", "3"]
    assert len({letter.code for letter in made}) == 3
    assert issue_letters(SYSTEM, vote) == []
    kept = str(db.session.execute(text("SELECT voting_code::text FROM voting_code")).all())
    assert not any(letter.code in kept or letter.code.replace("-", "") in kept for letter in made)


def test_a_lost_letter_is_replaced_and_the_old_code_opens_nothing() -> None:
    vote = factory.vote_with_roll(1)
    (letter,) = factory.letters(vote)
    new = replace_letter(SYSTEM, vote, letter.entry)
    with pytest.raises(CodeRevoked):
        cast_ballot_by_code(VISITOR, vote, letter.code, factory.ticked(vote, 0))
    assert cast_ballot_by_code(VISITOR, vote, new.code, factory.ticked(vote, 0))


def test_old_and_new_code_of_one_person_are_one_ballot() -> None:
    vote = factory.vote_with_roll(1)
    (letter,) = factory.letters(vote)
    first = cast_ballot_by_code(VISITOR, vote, letter.code, factory.ticked(vote, 0))
    new = replace_letter(SYSTEM, vote, letter.entry)
    assert cast_ballot_by_code(VISITOR, vote, new.code, factory.ticked(vote, 1)) == first


def test_a_code_is_withdrawn_once() -> None:
    vote = factory.vote_with_roll(1)
    (letter,) = factory.letters(vote)
    code = db.session.execute(select(VotingCode)).scalar_one()
    revoke_code(SYSTEM, code)
    with pytest.raises(CodeRevoked):
        cast_ballot_by_code(VISITOR, vote, letter.code, factory.ticked(vote, 0))
    with pytest.raises(CodeRevoked):
        revoke_code(SYSTEM, code)


def test_the_letters_of_a_lost_file_are_withdrawn_together_and_made_anew() -> None:
    vote = factory.vote_with_roll(4)
    (kept, _), lost = issue_letters(SYSTEM, vote, limit=2), issue_letters(SYSTEM, vote)
    found = latest_letters(vote)
    assert found is not None and found[1] == 2
    tracker = cast_ballot_by_code(VISITOR, vote, lost[0].code, factory.ticked(vote, 0))
    assert withdraw_letters(SYSTEM, found[0]) == 2
    with pytest.raises(CodeRevoked):
        withdraw_letters(SYSTEM, found[0])
    with pytest.raises(CodeRevoked):
        cast_ballot_by_code(VISITOR, vote, lost[1].code, factory.ticked(vote, 0))
    assert cast_ballot_by_code(VISITOR, vote, kept.code, factory.ticked(vote, 0)) != tracker
    anew = issue_letters(SYSTEM, vote)
    assert [letter.entry.id for letter in anew] == [letter.entry.id for letter in lost]
    assert cast_ballot_by_code(VISITOR, vote, anew[0].code, factory.ticked(vote, 1)) == tracker
    db.session.execute(update(type(vote)).values(closed_at=func.now()))
    db.session.commit()
    db.session.refresh(vote)
    with pytest.raises(VoteClosed):
        withdraw_letters(SYSTEM, found[0])


def test_no_letters_are_made_for_a_vote_that_is_over() -> None:
    vote = factory.vote_with_roll(1)
    db.session.execute(update(type(vote)).values(closed_at=func.now()))
    db.session.commit()
    db.session.refresh(vote)
    with pytest.raises(VoteClosed):
        issue_letters(SYSTEM, vote)
    assert db.session.scalar(select(func.count()).select_from(RollEntry)) == 1

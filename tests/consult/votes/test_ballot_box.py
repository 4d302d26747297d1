"""The ballot box: whatever is put into it at once, each key has one ballot."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select, update

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import DomainError
from consult.core.transaction import transaction
from consult.votes import actions, keys, queries
from consult.votes.ballot_box import HANDED, Voter, open_box, put_into_box
from consult.votes.ballot_types.contract import InvalidBallot
from consult.votes.drafting import Draft, OwnOption
from consult.votes.errors import AlreadyVoted, HandedPaper, NotOnRoll, VoteClosed
from consult.votes.models import Ballot, Option, Vote
from tests.factories import places
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")

SOMEBODY = Voter("1", "email", "web")


def _vote(**facts: object) -> Vote:
    vote = factory.vote()
    for name, value in facts.items():
        setattr(vote, name, value)
    db.session.commit()
    return vote


def _put(vote: Vote, place: int, voter: Voter = SOMEBODY) -> str:
    uid = vote.options[place].uid
    with transaction():
        return put_into_box(vote, voter, {"choices": [uid]})


def _box() -> list[tuple[list[int], str, str, str]]:
    rows = db.session.scalars(select(Ballot))
    return [(row.choices or [], row.assurance, row.channel, row.signature) for row in rows]


def test_the_box_of_an_open_vote_has_its_paper() -> None:
    vote = factory.vote()
    box = open_box(vote)
    assert box is not None and box.paper == queries.paper(vote)
    places.close_stage(vote.consultation, "vote")
    assert open_box(vote) is None


def test_a_ballot_goes_in_with_the_door_it_came_through() -> None:
    _put(_vote(), 1, Voter("code-7", "post", "kiosk"))
    assert _box() == [([1], "post", "kiosk", "")]


def test_a_later_ballot_takes_the_place_of_the_earlier_one_with_all_it_says() -> None:
    vote = _vote()
    first = _put(vote, 0)
    assert _put(vote, 2, replace(SOMEBODY, assurance="desk", channel="api")) == first
    assert _box() == [([2], "desk", "api", "")]


def test_where_ballots_are_final_the_first_one_stays() -> None:
    vote = _vote(is_replaceable=False)
    _put(vote, 0)
    with pytest.raises(AlreadyVoted):
        _put(vote, 1)
    assert _box() == [([0], "email", "web", "")]


def test_two_hundred_final_ballots_of_one_person_at_once_store_one(database: Flask) -> None:
    vote = _vote(is_replaceable=False)
    uid, options = vote.uid, [option.uid for option in vote.options]

    def put(number: int) -> str:
        with database.app_context():
            try:
                with transaction():
                    return put_into_box(queries.vote_by_uid(uid), SOMEBODY, {"choices": [options[number % 3]]})
            except DomainError as error:
                return type(error).__name__

    with ThreadPoolExecutor(12) as hands:
        outcomes = list(hands.map(put, range(200)))
    assert outcomes.count("AlreadyVoted") == 199
    assert set(outcomes) - {"AlreadyVoted"} == set(db.session.scalars(select(Ballot.tracker)))


@pytest.mark.parametrize("is_replaceable", [True, False])
def test_who_was_handed_a_paper_ballot_puts_no_other_into_the_box(is_replaceable: bool) -> None:
    vote = _vote(is_replaceable=is_replaceable)
    row = Ballot(vote_id=vote.id, handle=keys.handle(vote.uid, "1"), tracker="ABCDE-FGHIJ", choices=None, channel=HANDED)
    db.session.add(row)
    db.session.commit()
    with pytest.raises(HandedPaper):
        _put(vote, 0)
    assert _box() == [([], "email", HANDED, "")]


@pytest.mark.parametrize(("secrecy", "kept"), [("open", "Amina"), ("confidential", "")])
def test_names_stand_in_open_votes_alone(secrecy: str, kept: str) -> None:
    _put(_vote(secrecy=secrecy), 0, replace(SOMEBODY, signature="Amina"))
    assert _box() == [([0], "email", "web", kept)]


def test_an_election_held_elsewhere_takes_no_ballot_here() -> None:
    vote = _vote(secrecy="external", external_url="https://election.example")
    with pytest.raises(VoteClosed):
        _put(vote, 0)
    assert _box() == []


def test_an_account_alone_is_not_enough_where_a_roll_decides() -> None:
    vote = _vote(electorate="roll")
    with pytest.raises(NotOnRoll):
        _put(vote, 0)
    _put(vote, 0, Voter("code-7", "post", "web"))
    assert len(_box()) == 1


def test_a_ballot_is_read_as_the_vote_stands_whatever_the_caller_knows_of_it() -> None:
    vote = _vote()
    seen = (vote.ballot_type, vote.secrecy)
    changed = {"ballot_type": "ranking", "secrecy": "open"}
    db.session.execute(update(Vote).values(changed), execution_options={"synchronize_session": False})
    uid = vote.options[1].uid
    assert (vote.ballot_type, vote.secrecy) == seen
    with transaction():
        put_into_box(vote, replace(SOMEBODY, signature="Amina"), {f"choices-{uid}": ["1"]})
    row = db.session.scalars(select(Ballot)).one()
    assert (row.choices, row.ballot_values, row.signature) == ([1], [1], "Amina")


def test_a_paper_that_is_changed_elsewhere_counts_from_the_next_ballot_on() -> None:
    vote = factory.vote()
    _put(vote, 0, Voter("1", "email", "web"))
    # As another process would: this one still remembers that two choices may be made, and none of the third option.
    db.session.execute(update(Vote).values(max_choices=1, revision=Vote.revision + 1))
    db.session.execute(update(Option).where(Option.position == 2).values(uid="aaaaaaaaaaaa"))
    db.session.commit()
    with pytest.raises(InvalidBallot), transaction():
        put_into_box(vote, Voter("2", "email", "web"), {"choices": [option.uid for option in vote.options[:2]]})
    with transaction():
        put_into_box(vote, Voter("3", "email", "web"), {"choices": ["aaaaaaaaaaaa"]})
    assert sorted(choices for choices, *_ in _box()) == [[0], [2]]


def test_what_a_process_remembers_of_a_vote_does_not_keep_it_open() -> None:
    vote = factory.vote()
    _put(vote, 0, Voter("1", "email", "web"))
    places.close_stage(vote.consultation, "vote")
    with pytest.raises(VoteClosed):
        _put(vote, 0, Voter("2", "email", "web"))
    assert len(_box()) == 1


def test_each_change_of_a_vote_is_another_revision_of_it() -> None:
    made = places.consultation()
    draft = Draft(title="What first?", own_options=[OwnOption(what) for what in ("A bench", "A tree", "A slide")])
    vote = actions.create_vote(SYSTEM, made, draft)
    first = vote.revision
    actions.change_vote(SYSTEM, vote, replace(draft, max_choices=1))
    assert vote.revision == first + 1

"""Preparing votes, casting ballots, closing and counting."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from consult.core import outbox
from consult.core.actors import ORGANISER, SYSTEM, VISITOR, Actor
from consult.core.audit import AuditEntry
from consult.core.clock import now
from consult.core.db import db
from consult.core.errors import InvalidInput, NotAllowed, NotFound, SignInRequired
from consult.jobs import Job
from consult.votes import electors, keys, queries
from consult.votes.actions import (
    cast_ballot,
    change_vote,
    close_ended_vote,
    close_vote,
    create_vote,
    destroy_vote_key,
    tally_vote,
)
from consult.votes.ballot_types.contract import InvalidBallot
from consult.votes.drafting import Draft, OwnOption
from consult.votes.errors import EndAnnounced, VoteClosed, VoteFrozen
from consult.votes.models import Ballot, Tally, Vote, VoteSeal
from tests import people
from tests.factories import places
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")


def amina() -> Actor:
    """Amina, about to act."""
    return people.actor(people.amina())


def olga(vote: Vote) -> Actor:
    """The organiser of the vote's consultation."""
    organisation_id = vote.consultation.organisation_id
    return Actor("account", 1, 1, "Olga", frozenset({(organisation_id, ORGANISER)}))


def uids(vote: Vote, *positions: int) -> dict[str, list[str]]:
    """The options at those positions, as a form sends them."""
    return {"choices": [vote.options[position].uid for position in positions]}


def boxed() -> list[list[int]]:
    """What stands on the ballots in the box."""
    return list(db.session.scalars(select(Ballot.choices)))


def test_a_citizen_casts_one_ballot_and_gets_its_tracker() -> None:
    vote = factory.vote()
    tracker = cast_ballot(amina(), vote, uids(vote, 2, 0))
    assert boxed() == [[0, 2]]
    assert db.session.scalar(select(Ballot.tracker)) == tracker
    assert queries.has_voted(amina(), vote)
    assert not queries.has_voted(people.actor(people.marcel()), vote)


def test_a_new_ballot_replaces_the_old_one_and_keeps_its_tracker() -> None:
    vote = factory.vote()
    first = cast_ballot(amina(), vote, uids(vote, 0))
    assert cast_ballot(amina(), vote, uids(vote, 1)) == first
    assert boxed() == [[1]]


def test_an_account_made_anew_by_the_same_person_gives_no_second_ballot() -> None:
    vote = factory.vote()
    before = amina()
    again = Actor("account", 999_999, before.person_id, "Amina again")
    cast_ballot(before, vote, uids(vote, 0))
    cast_ballot(again, vote, uids(vote, 1))
    assert boxed() == [[1]]


def test_how_sure_we_are_of_a_voter_stands_beside_the_ballot() -> None:
    vote, roll = factory.vote(), factory.vote(places.consultation(places.organisation("Elsewhere")))
    roll.electorate = "roll"
    db.session.commit()
    marcel = people.actor(people.marcel())
    for who, level in ((amina(), "email"), (replace(marcel, is_identified=True), "identity")):
        tracker = cast_ballot(who, vote, uids(vote, 0))
        assert db.session.scalar(select(Ballot.assurance).where(Ballot.tracker == tracker)) == level
        with pytest.raises(NotAllowed):
            cast_ballot(who, roll, uids(roll, 0))


def test_a_visitor_casts_nothing() -> None:
    vote = factory.vote()
    with pytest.raises(SignInRequired):
        cast_ballot(VISITOR, vote, uids(vote, 0))
    assert boxed() == []


def test_no_row_says_who_voted_nor_when() -> None:
    vote = factory.vote()
    cast_ballot(amina(), vote, uids(vote, 0))
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "votes.cast_ballot")).one()
    assert (entry.account_id, entry.actor_kind) == (None, "secret")
    assert (entry.happened_at.minute, entry.happened_at.second, entry.happened_at.microsecond) == (0, 0, 0)
    assert outbox.due() == []


def test_an_invalid_ballot_is_refused_whole() -> None:
    vote = factory.vote(max_choices=1)
    for wrong in ({"choices": ["elsewhere"]}, uids(vote, 0, 1), {}):
        with pytest.raises(InvalidBallot):
            cast_ballot(amina(), vote, wrong)
    assert boxed() == []


@pytest.mark.parametrize("moment", ["before", "after", "closed", "unpublished"])
def test_outside_its_window_a_vote_takes_no_ballot(moment: str) -> None:
    made = places.consultation(open_stages=() if moment == "before" else ("vote",), is_published=moment != "unpublished")
    vote = factory.vote(made)
    if moment == "after":
        places.close_stage(made, "vote")
    if moment == "closed":
        close_vote(olga(vote), factory.closable(vote))
    with pytest.raises(NotFound if moment == "unpublished" else VoteClosed):
        cast_ballot(amina(), vote, uids(vote, 0))
    assert boxed() == []


def test_without_its_key_a_vote_takes_no_ballot() -> None:
    vote = factory.vote()
    vote.uid = "keyless00001"
    db.session.commit()
    with pytest.raises(keys.VoteKeyMissing):
        cast_ballot(amina(), vote, uids(vote, 0))
    assert boxed() == []


def _draft(vote: Vote, **changes: object) -> Draft:
    needs = [option.need for option in vote.options if option.need]
    return Draft(**{"title": "What first?", "needs": needs, "max_choices": 2} | changes)  # type: ignore[arg-type]


def test_an_organiser_prepares_a_vote_with_its_key() -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = create_vote(people.actor(people.olga(made.organisation)), made, Draft("What first?", needs=needs, max_choices=2))
    assert [option.title for option in vote.options] == [need.statement for need in needs]
    assert len(keys.handle(vote.uid, "1")) == 32


def test_a_citizen_prepares_changes_and_closes_nothing() -> None:
    vote = factory.closable(factory.vote())
    with pytest.raises(NotAllowed):
        create_vote(amina(), vote.consultation, _draft(vote))
    with pytest.raises(NotAllowed):
        change_vote(amina(), vote, _draft(vote, title="Mine"))
    with pytest.raises(NotAllowed):
        close_vote(amina(), vote)


NONSENSE = ({"max_choices": 0}, {"max_choices": 4}, {"min_choices": 3}, {"min_choices": -1}, {"needs": []})


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_vote_that_makes_no_sense_is_refused(nonsense: dict[str, object]) -> None:
    vote = factory.vote()
    with pytest.raises(InvalidInput):
        change_vote(olga(vote), vote, _draft(vote, **nonsense))


def test_what_belongs_to_another_consultation_cannot_be_put_to_the_vote() -> None:
    vote = factory.vote()
    others = places.needs(places.consultation(places.organisation("Elsewhere")))
    with pytest.raises(InvalidInput):
        change_vote(olga(vote), vote, _draft(vote, needs=others))


def test_options_that_stay_keep_their_identifier() -> None:
    vote = factory.vote()
    kept = uids(vote, 1, 2)
    change_vote(olga(vote), vote, _draft(vote, needs=[option.need for option in vote.options[1:]]))
    assert {"choices": [option.uid for option in vote.options]} == kept
    with pytest.raises(InvalidBallot):
        cast_ballot(amina(), vote, {"choices": ["gone00000000"]})


def test_after_the_first_ballot_the_vote_is_frozen() -> None:
    vote = factory.vote()
    cast_ballot(amina(), vote, uids(vote, 0))
    with pytest.raises(VoteFrozen):
        change_vote(olga(vote), vote, _draft(vote, title="Something else"))
    assert db.session.scalar(select(Vote.title)) == "What first?"


def test_of_a_frozen_vote_nothing_at_all_changes() -> None:
    vote = factory.vote()
    cast_ballot(amina(), vote, uids(vote, 0))
    before = {column.key: getattr(vote, column.key) for column in Vote.__table__.columns}
    other = _draft(
        vote,
        ballot_type="ranking",
        counting_rule="schulze",
        min_choices=0,
        max_choices=1,
        tie_rule="cost",
        secrecy="open",
        electorate="roll",
        is_replaceable=False,
        is_equal_rank_allowed=True,
        seats=2,
        points=7,
        quorum=5,
        own_options=[OwnOption("Another one")],
    )
    with pytest.raises(VoteFrozen):
        change_vote(olga(vote), vote, other)
    db.session.expire_all()
    assert {column.key: getattr(vote, column.key) for column in Vote.__table__.columns} == before
    assert len(vote.options) == 3


def test_closing_makes_the_count_due_once() -> None:
    vote = factory.closable(factory.vote())
    close_vote(olga(vote), vote)
    assert outbox.due() == [(Job.TALLY_VOTE, vote.id)]
    with pytest.raises(VoteClosed):
        close_vote(olga(vote), vote)


@pytest.mark.parametrize("ballots", [0, 1])
def test_a_vote_announced_until_a_day_cannot_be_closed_before(ballots: int) -> None:
    vote = factory.vote()
    for _ in range(ballots):
        cast_ballot(amina(), vote, uids(vote, 0))
    with pytest.raises(EndAnnounced):
        close_vote(olga(vote), vote)
    assert vote.is_open and outbox.due() == []


def test_a_vote_that_has_not_begun_cannot_be_closed() -> None:
    vote = factory.closable(factory.vote(places.consultation(open_stages=())))
    with pytest.raises(VoteClosed):
        close_vote(olga(vote), vote)


def test_a_vote_ends_with_its_stage_to_the_second() -> None:
    vote = factory.vote()
    close_ended_vote(SYSTEM, vote)
    assert vote.closed_at is None
    places.close_stage(vote.consultation, "vote")
    close_ended_vote(SYSTEM, vote)
    close_ended_vote(SYSTEM, vote)
    assert vote.closed_at == vote.consultation.stage("vote").closes_at  # type: ignore[union-attr]
    assert db.session.scalar(select(func.count()).select_from(outbox.OutboxEntry)) == 1


def test_only_the_system_notes_the_end_and_counts() -> None:
    vote = factory.vote()
    for background in (close_ended_vote, tally_vote):
        with pytest.raises(NotAllowed):
            background(olga(vote), vote)


def test_an_open_vote_is_not_counted() -> None:
    vote = factory.vote()
    cast_ballot(amina(), vote, uids(vote, 0))
    outbox.ring(Job.TALLY_VOTE, vote.id)
    db.session.commit()
    tally_vote(SYSTEM, vote)
    assert db.session.get(Tally, vote.id) is None
    assert outbox.due() == []


def test_a_count_is_computed_from_the_sealed_ballots_each_time_and_makes_the_assessment_due() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), (0, 1), times=10)
    factory.ballots(vote, (1, 2), times=5)
    factory.closed(vote)
    tally_vote(SYSTEM, vote)
    db.session.execute(delete(Tally))
    db.session.commit()
    tally_vote(SYSTEM, vote)
    counted = queries.tally(vote)
    assert counted is not None and (result := queries.result(counted)) is not None
    assert (result.count.ballots_count, result.count.figures, result.count.order) == (25, (20, 15, 5), (0, 1, 2))
    assert (result.winners, result.supporters) == ((0,), (20, 15, 5))
    assert outbox.due() == [(Job.DRAFT_ASSESSMENT, vote.consultation_id)]


def test_a_vote_is_not_sealed_while_something_holds_it_up(monkeypatch: pytest.MonkeyPatch) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    factory.closed(vote)
    monkeypatch.setattr(electors, "HINDRANCES", [lambda row: row.id == vote.id])
    tally_vote(SYSTEM, vote)
    assert queries.seal_of(vote) is None and queries.tally(vote) is None
    monkeypatch.undo()
    tally_vote(SYSTEM, vote)
    assert queries.seal_of(vote) is not None


def _contest_is_over(vote: Vote) -> None:
    db.session.execute(update(VoteSeal).values(sealed_at=now() - timedelta(days=16), contest_ends_at=now() - timedelta(days=1)))
    db.session.commit()


def test_the_key_is_destroyed_when_the_contest_period_is_over_and_not_before(keys_folder: Path) -> None:
    vote = factory.vote()
    cast_ballot(amina(), vote, uids(vote, 0))
    factory.counted(vote)
    key = keys_folder / "votes" / vote.uid
    destroy_vote_key(SYSTEM, vote)
    assert key.exists() and queries.has_voted(amina(), vote)
    _contest_is_over(vote)
    destroy_vote_key(SYSTEM, vote)
    destroy_vote_key(SYSTEM, vote)
    seal = queries.seal_of(vote)
    assert seal is not None and seal.key_destroyed_at is not None
    assert not key.exists() and boxed() == []
    assert not queries.has_voted(amina(), vote) and queries.ballots_count(vote) == 1


def test_only_the_system_destroys_keys(keys_folder: Path) -> None:
    vote = factory.counted(factory.vote())
    _contest_is_over(vote)
    with pytest.raises(NotAllowed):
        destroy_vote_key(olga(vote), vote)
    assert (keys_folder / "votes" / vote.uid).exists()


def test_the_end_of_a_vote_may_be_moved_while_it_runs() -> None:
    vote = factory.vote()
    stage = vote.consultation.stage("vote")
    assert stage is not None
    stage.closes_at = now() + timedelta(days=90)
    db.session.commit()
    cast_ballot(amina(), vote, uids(vote, 0))
    assert vote.ends_at == stage.closes_at

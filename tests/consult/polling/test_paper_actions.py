"""Paper ballots: typed in twice, settled, validated by two."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from consult.core.actors import SYSTEM, VISITOR, Actor
from consult.core.db import db
from consult.core.errors import NotAllowed
from consult.polling import queries
from consult.polling.desk_actions import hand_paper
from consult.polling.errors import (
    AlreadyValidated,
    BatchCounted,
    BatchUnfinished,
    NothingDiffers,
    PaperUnfinished,
    RemarkNeeded,
    SamePerson,
    VoteCounted,
)
from consult.polling.models import PaperReport
from consult.polling.paper_actions import (
    NoSuchSheet,
    Read,
    key_sheet,
    open_batch,
    remove_batch,
    report_paper,
    resolve_sheet,
    validate_batch,
)
from consult.polling.voters import Identity
from consult.votes.actions import tally_vote
from consult.votes.ballot_types.contract import InvalidBallot
from consult.votes.models import Ballot, Tally, VoteSeal
from tests import people
from tests.factories import polling as factory
from tests.factories import votes

pytestmark = pytest.mark.usefixtures("database")


def _boxed() -> list[tuple[list[int] | None, str]]:
    return [tuple(row) for row in db.session.execute(select(Ballot.choices, Ballot.channel).order_by(Ballot.choices))]


def test_a_citizen_types_in_no_ballots() -> None:
    vote = votes.vote()
    malik = factory.clerk(vote)
    batch = open_batch(malik, vote, sheets_count=1)
    refused: tuple[Callable[[Actor], object], ...] = (
        lambda who: open_batch(who, vote, sheets_count=1),
        lambda who: key_sheet(who, batch, round=1, sheet=1, read=Read({})),
        lambda who: resolve_sheet(who, batch, sheet=1, read=Read({})),
        lambda who: validate_batch(who, batch),
        lambda who: remove_batch(who, batch),
    )
    amina = people.actor(people.amina())
    for who in (VISITOR, amina, SYSTEM):
        for act in refused:
            with pytest.raises(NotAllowed):
                act(who)
    with pytest.raises(NotAllowed):
        report_paper(malik, vote)


def test_two_readings_and_two_validations_put_a_batch_into_the_box() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), factory.clerk(vote, "Olga")
    batch = factory.batch_read_twice(vote, malik, olga, 0, 2)
    assert not validate_batch(malik, batch)
    assert _boxed() == []
    assert validate_batch(olga, batch)
    assert _boxed() == [([0], "paper"), ([2], "paper")]


def test_nobody_validates_alone() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), factory.clerk(vote, "Olga")
    batch = factory.batch_read_twice(vote, malik, olga, 0)
    validate_batch(malik, batch)
    with pytest.raises(AlreadyValidated):
        validate_batch(malik, batch)
    assert _boxed() == []


def test_nobody_reads_a_sheet_twice() -> None:
    vote = votes.vote()
    malik = factory.clerk(vote)
    batch = open_batch(malik, vote, sheets_count=1)
    key_sheet(malik, batch, round=1, sheet=1, read=Read(factory.ticked(vote, 0)))
    with pytest.raises(SamePerson):
        key_sheet(malik, batch, round=2, sheet=1, read=Read(factory.ticked(vote, 0)))


def test_a_slip_of_the_hand_is_mended_by_whoever_typed_it_alone() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), factory.clerk(vote, "Olga")
    batch = open_batch(malik, vote, sheets_count=1)
    key_sheet(malik, batch, round=1, sheet=1, read=Read(factory.ticked(vote, 0)))
    key_sheet(malik, batch, round=1, sheet=1, read=Read(factory.ticked(vote, 1)))
    with pytest.raises(BatchUnfinished):
        key_sheet(olga, batch, round=1, sheet=1, read=Read(factory.ticked(vote, 2)))
    assert [reading.choices for reading in queries.readings(batch, 1)] == [[1]]


def test_readings_that_differ_are_listed_and_must_be_settled() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), factory.clerk(vote, "Olga")
    batch = open_batch(malik, vote, sheets_count=3)
    readings = {1: (Read(factory.ticked(vote, 0)),) * 2, 2: (Read(factory.ticked(vote, 0)), Read(factory.ticked(vote, 1)))}
    readings[3] = (Read(factory.ticked(vote, 2)), Read({}, is_spoiled=True))
    for sheet, (first, second) in readings.items():
        key_sheet(malik, batch, round=1, sheet=sheet, read=first)
        key_sheet(olga, batch, round=2, sheet=sheet, read=second)
    assert queries.discrepancies(batch) == [2, 3]
    with pytest.raises(BatchUnfinished):
        validate_batch(olga, batch)
    with pytest.raises(NothingDiffers):
        resolve_sheet(olga, batch, sheet=1, read=Read(factory.ticked(vote, 1)))
    resolve_sheet(olga, batch, sheet=2, read=Read(factory.ticked(vote, 1)))
    resolve_sheet(olga, batch, sheet=3, read=Read({}, is_spoiled=True))
    validate_batch(malik, batch)
    assert validate_batch(olga, batch)
    assert _boxed() == [([0], "paper"), ([1], "paper")]
    assert queries.paper_figures(vote) == (0, 3, 1)


def test_a_sheet_read_anew_takes_back_what_was_agreed() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), factory.clerk(vote, "Olga")
    batch = factory.batch_read_twice(vote, malik, olga, 0)
    validate_batch(malik, batch)
    key_sheet(olga, batch, round=2, sheet=1, read=Read(factory.ticked(vote, 1)))
    assert queries.validations_count(batch) == 0
    with pytest.raises(BatchUnfinished):
        validate_batch(olga, batch)


def test_what_no_ballot_may_say_is_refused_on_paper_too() -> None:
    vote = votes.vote()
    malik = factory.clerk(vote)
    batch = open_batch(malik, vote, sheets_count=1)
    with pytest.raises(InvalidBallot):
        key_sheet(malik, batch, round=1, sheet=1, read=Read(factory.ticked(vote, 0, 1, 2)))
    with pytest.raises(NoSuchSheet):
        key_sheet(malik, batch, round=1, sheet=2, read=Read(factory.ticked(vote, 0)))
    assert queries.readings(batch, 1) == []


def test_a_counted_batch_stays() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), factory.clerk(vote, "Olga")
    batch = factory.batch_read_twice(vote, malik, olga, 0)
    validate_batch(malik, batch)
    validate_batch(olga, batch)
    for refused in (
        lambda: key_sheet(malik, batch, round=1, sheet=1, read=Read(factory.ticked(vote, 1))),
        lambda: validate_batch(olga, batch),
        lambda: remove_batch(olga, batch),
        lambda: resolve_sheet(olga, batch, sheet=1, read=Read({})),
    ):
        with pytest.raises(BatchCounted):
            refused()


def test_a_batch_opened_by_mistake_goes_with_what_was_typed() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), factory.clerk(vote, "Olga")
    remove_batch(olga, factory.batch_read_twice(vote, malik, olga, 0))
    assert queries.batches_of(vote) == []


def test_the_vote_is_sealed_only_when_the_count_on_paper_has_ended() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), people.actor(people.olga(vote.consultation.organisation))
    hand_paper(malik, vote, Identity(email="marcel@valfleuri.example"))
    votes.closed(vote)
    tally_vote(SYSTEM, vote)
    assert db.session.get(VoteSeal, vote.id) is None
    batch = factory.batch_read_twice(vote, malik, olga, 0)
    with pytest.raises(PaperUnfinished):
        report_paper(olga, vote)
    validate_batch(malik, batch)
    validate_batch(olga, batch)
    report_paper(olga, vote)
    tally_vote(SYSTEM, vote)
    counted = db.session.get(Tally, vote.id)
    assert counted is not None and counted.ballots_count == 1
    seal = db.session.get(VoteSeal, vote.id)
    assert seal is not None and seal.refused_count == 0
    with pytest.raises(VoteCounted):
        open_batch(malik, vote, sheets_count=1)


def test_a_difference_between_handed_and_returned_is_explained() -> None:
    vote = votes.vote()
    malik, olga = factory.clerk(vote), people.actor(people.olga(vote.consultation.organisation))
    hand_paper(malik, vote, Identity(email="marcel@valfleuri.example"))
    with pytest.raises(RemarkNeeded):
        report_paper(olga, vote)
    report_paper(olga, vote, remark="Marcel took his ballot home.")
    report = db.session.get(PaperReport, vote.id)
    assert report is not None and (report.handed_count, report.returned_count) == (1, 0)

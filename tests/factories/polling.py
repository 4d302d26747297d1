"""Rolls, codes and batches, for tests about something else."""

from consult.core.actors import SYSTEM, Actor
from consult.core.db import db
from consult.polling.models import PaperBatch, RollEntry
from consult.polling.paper_actions import Read, key_sheet, open_batch
from consult.polling.roll_actions import Letter, Named, import_roll, issue_letters
from consult.votes.models import Vote
from tests import people
from tests.factories import votes


def vote_with_roll(size: int = 3) -> Vote:
    """A vote between the three needs of Valfleuri, with a roll of so many people numbered from 1."""
    vote = votes.vote()
    vote.electorate = "roll"
    db.session.commit()
    import_roll(SYSTEM, vote, [Named(str(number), f"Voter {number}", f"{number}, rue du Pont") for number in range(1, size + 1)])
    return vote


def letters(vote: Vote) -> list[Letter]:
    """A letter for everybody on the roll."""
    return issue_letters(SYSTEM, vote)


def entries(vote: Vote) -> list[RollEntry]:
    """The people of the roll."""
    return db.session.query(RollEntry).filter_by(vote_id=vote.id).order_by(RollEntry.id).all()


def clerk(vote: Vote, name: str = "Malik") -> Actor:
    """Somebody at the desk."""
    return people.actor(people.account(name, organisation=vote.consultation.organisation, role="moderator"))


def ticked(vote: Vote, *positions: int) -> dict[str, list[str]]:
    """The options at those positions, as a form sends them."""
    return {"choices": [vote.options[position].uid for position in positions]}


def batch_read_twice(vote: Vote, first: Actor, second: Actor, *sheets: int) -> PaperBatch:
    """A batch whose sheets each tick the option named, typed in by both."""
    batch = open_batch(first, vote, sheets_count=len(sheets), place="Town hall")
    for round, who in ((1, first), (2, second)):
        for number, option in enumerate(sheets, 1):
            key_sheet(who, batch, round=round, sheet=number, read=Read(ticked(vote, option)))
    return batch

"""Votes and ballots, written straight into the database for tests about something else."""

import secrets
from collections.abc import Sequence

from consult.accounts.models import Person
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db, new_code
from consult.needs.models import Need
from consult.votes import actions, keys
from consult.votes.models import Ballot, Option, Vote
from tests.factories import places


def vote(made: Consultation | None = None, *, min_choices: int = 1, max_choices: int = 2, needs: Sequence[Need] = ()) -> Vote:
    """A vote between the three needs of Valfleuri, with its key."""
    made = made or places.consultation()
    subjects = needs or places.needs(made)
    options = [Option(position=place, title=need.statement, need_id=need.id) for place, need in enumerate(subjects)]
    row = Vote(consultation=made, title="What first?", min_choices=min_choices, max_choices=max_choices, options=options)
    db.session.add(row)
    db.session.commit()
    keys.make_key(row.uid)
    return row


def ballots(
    row: Vote, *choices: Sequence[int], times: int = 1, assurance: str = "email", values: Sequence[int] = ()
) -> list[Ballot]:
    """Each of the choices as a ballot of somebody else, as often as `times`; `values` are what each is marked with."""
    papers = [one for one in choices for _ in range(times)]
    voters = [Person(fingerprint=secrets.token_bytes(32)) for _ in papers]
    db.session.add_all(voters)
    db.session.flush()
    found = list(keys.handles(row.uid, [str(voter.id) for voter in voters]))
    marks = {"ballot_values": list(values), "assurance": assurance}
    cast = [
        Ballot(vote_id=row.id, handle=handle, tracker=new_code(), choices=list(one), **marks)
        for handle, one in zip(found, papers, strict=True)
    ]
    db.session.add_all(cast)
    db.session.commit()
    return cast


def stray_ballot(row: Vote, *choices: int) -> Ballot:
    """A ballot that nobody who may vote has cast."""
    cast = Ballot(vote_id=row.id, handle=secrets.token_bytes(32), tracker=new_code(), choices=list(choices))
    db.session.add(cast)
    db.session.commit()
    return cast


def closed(row: Vote) -> Vote:
    """The same vote, over since its stage ended an hour ago."""
    places.close_stage(row.consultation, "vote")
    actions.close_ended_vote(SYSTEM, row)
    return row


def closable(row: Vote) -> Vote:
    """The same vote, announced without an end, so that its organisers close it."""
    places.lift_end(row.consultation, "vote")
    return row


def counted(row: Vote) -> Vote:
    """The same vote, over and counted."""
    return recounted(closed(row))


def recounted(row: Vote) -> Vote:
    """The same vote, which is closed, counted once more."""
    actions.tally_vote(SYSTEM, row)
    return row

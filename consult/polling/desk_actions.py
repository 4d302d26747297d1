"""The desk: somebody is seen in person and gets a code for the kiosk, or a paper ballot."""

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from consult.accounts.keys import voting_code_digest
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.clock import database_now
from consult.core.codes import new_letter_code
from consult.core.db import db, new_code
from consult.polling import queries
from consult.polling.errors import NoPaperHanded
from consult.polling.models import VotingCode
from consult.polling.policies import may_hand_paper, may_issue_pass, may_take_paper_back
from consult.polling.voters import Identity, voter_key
from consult.votes import keys
from consult.votes.ballot_box import HANDED, hold, open_box
from consult.votes.errors import AlreadyVoted, HandedPaper, VoteClosed
from consult.votes.models import Ballot, Vote

PASS_MINUTES = 30


@action(may_issue_pass)
def issue_pass(actor: Actor, vote: Vote, identity: Identity, *, is_assisted: bool = False) -> str:
    """A code for whoever stands at the desk, for the kiosk or a phone, good for half an hour; it can never be read again.

    `is_assisted` notes, for the voter to see, that somebody of the desk helps to fill the ballot in. Raises VoteClosed,
    NotOnThisRoll, NobodyNamed, and where the vote takes no second ballot AlreadyVoted; HandedPaper after a paper ballot.
    """
    hold(vote, alone=False)
    box = open_box(vote)
    if box is None:
        raise VoteClosed
    key = voter_key(vote, identity)
    channel = queries.channel_of(vote, key)
    if channel == HANDED:
        raise HandedPaper
    if channel is not None and not box.is_replaceable:
        raise AlreadyVoted
    code = new_letter_code()
    row = VotingCode(
        vote_id=vote.id,
        kind="desk",
        voter_key=key,
        digest=voting_code_digest(vote.uid, code),
        expires_at=database_now() + timedelta(minutes=PASS_MINUTES),
        is_assisted=is_assisted,
        issued_by=actor.account_id,
    )
    db.session.add(row)
    return code


@action(may_hand_paper)
def hand_paper(actor: Actor, vote: Vote, identity: Identity) -> None:
    """Notes that this voter was handed a paper ballot, so that no other one is taken from then on.

    Raises VoteClosed, NotOnThisRoll, NobodyNamed, AlreadyVoted when a ballot is in the box, HandedPaper the second time.
    """
    hold(vote, alone=False)
    if open_box(vote) is None:
        raise VoteClosed
    key = voter_key(vote, identity)
    row = {"vote_id": vote.id, "handle": keys.handle(vote.uid, key), "tracker": new_code(), "choices": None}
    row |= {"ballot_values": [], "assurance": "desk", "channel": HANDED}
    put = insert(Ballot).values(row).on_conflict_do_nothing(index_elements=["vote_id", "handle"])
    if not db.session.execute(put.returning(Ballot.vote_id)).all():
        raise HandedPaper if queries.channel_of(vote, key) == HANDED else AlreadyVoted


@action(may_take_paper_back)
def take_paper_back(actor: Actor, vote: Vote, identity: Identity) -> None:
    """Notes that the voter gave the paper ballot back unused and may vote otherwise. Raises NoPaperHanded, VoteClosed."""
    hold(vote, alone=False)
    if open_box(vote) is None:
        raise VoteClosed
    mine = keys.handle(vote.uid, voter_key(vote, identity))
    row = delete(Ballot).where(Ballot.vote_id == vote.id, Ballot.handle == mine, Ballot.channel == HANDED)
    if not db.session.execute(row.returning(Ballot.vote_id)).all():
        raise NoPaperHanded

"""Casting a ballot with a code instead of an account."""

from consult.core.actions import action
from consult.core.actors import Actor
from consult.polling.codes import live_code
from consult.polling.policies import may_cast_ballot_by_code
from consult.votes.ballot_box import Voter, hold, put_into_box
from consult.votes.ballot_types.contract import Sent
from consult.votes.models import Vote


@action(may_cast_ballot_by_code, secret=True)
def cast_ballot_by_code(
    actor: Actor, vote: Vote, typed: str, sent: Sent, *, seen: int | None = None, channel: str = "web"
) -> str:
    """Puts the ballot of whoever holds the code into the box and returns its tracker.

    Under the vote's lock nobody withdraws the code meanwhile. Raises UnknownCode, CodeRevoked, CodeExpired and what
    `put_into_box` raises: VoteClosed, VoteChanged, InvalidBallot, AlreadyVoted, HandedPaper, VoteKeyMissing.
    """
    hold(vote, alone=False)
    code = live_code(vote, typed)
    return put_into_box(vote, Voter(code.voter_key, code.kind, channel), sent, seen)

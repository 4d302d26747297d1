"""Voting codes, found again by their digest."""

from sqlalchemy import select

from consult.accounts.keys import voting_code_digest
from consult.core.clock import database_now
from consult.core.codes import normalised_letter_code
from consult.core.db import db
from consult.polling.errors import CodeExpired, CodeRevoked, UnknownCode
from consult.polling.models import VotingCode
from consult.polling.queries import channel_of
from consult.votes.ballot_box import HANDED
from consult.votes.errors import AlreadyVoted, HandedPaper, VoteClosed
from consult.votes.models import Vote


def live_code(vote: Vote, typed: str) -> VotingCode:
    """The code of the vote that was typed, by the database's clock. Raises UnknownCode, CodeRevoked, CodeExpired."""
    digest = voting_code_digest(vote.uid, normalised_letter_code(typed))
    is_over = VotingCode.expires_at <= database_now()
    found = db.session.execute(
        select(VotingCode, is_over).where(VotingCode.vote_id == vote.id, VotingCode.digest == digest),
        execution_options={"populate_existing": True},
    ).first()
    if found is None:
        raise UnknownCode
    code, has_expired = found
    if code.revoked_at is not None:
        raise CodeRevoked
    if has_expired:
        raise CodeExpired
    return code


def admitted(vote: Vote, typed: str) -> VotingCode:
    """The code, where it opens a ballot at this moment: asked before the ballot is shown; casting asks anew.

    Raises what `live_code` raises, and VoteClosed, AlreadyVoted, HandedPaper, VoteKeyMissing.
    """
    code = live_code(vote, typed)
    if not vote.is_open or vote.secrecy == "external":
        raise VoteClosed
    channel = channel_of(vote, code.voter_key)
    if channel == HANDED:
        raise HandedPaper
    if channel is not None and not vote.is_replaceable:
        raise AlreadyVoted
    return code

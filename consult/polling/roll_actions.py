"""The roll of a vote, and the codes of its letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, insert, update

from consult.accounts.keys import voting_code_digest
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.codes import new_letter_code
from consult.core.db import db, new_uid
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.polling import queries
from consult.polling.errors import AlreadyOnRoll, CodeRevoked
from consult.polling.models import RollEntry, VotingCode
from consult.polling.policies import (
    may_import_roll,
    may_issue_letters,
    may_replace_letter,
    may_revoke_code,
    may_withdraw_letters,
)
from consult.polling.roll_queries import letters_made_with
from consult.polling.voters import roll_key
from consult.votes.ballot_box import hold
from consult.votes.errors import VoteClosed, VoteFrozen
from consult.votes.models import Vote
from consult.votes.queries import has_ballots

LETTERS_AT_ONCE = 500


@dataclass(frozen=True)
class Named:
    """Somebody as the organisation's list names them."""

    reference: str
    name: str
    address: str = ""
    area: str = ""


@dataclass(frozen=True)
class Letter:
    """What is printed for one voter: the only moment at which the code can be read."""

    entry: RollEntry
    code: str


class NoRoll(InvalidInput):
    """The vote is open to accounts."""

    message = _("This vote has no roll: it is open to whoever has confirmed an e-mail address.")


@action(may_import_roll)
def import_roll(actor: Actor, vote: Vote, people: Sequence[Named]) -> int:
    """Makes these people the roll of the vote, in place of the one before, whose letters no longer count.

    Returns how many they are. Raises NoRoll, AlreadyOnRoll, VoteClosed, and VoteFrozen after the first ballot.
    """
    hold(vote, alone=True)
    if vote.electorate != "roll":
        raise NoRoll
    if vote.is_over:
        raise VoteClosed
    if has_ballots(vote):
        raise VoteFrozen
    if len({one.reference for one in people}) < len(people):
        raise AlreadyOnRoll
    db.session.execute(delete(VotingCode).where(VotingCode.vote_id == vote.id))
    db.session.execute(delete(RollEntry).where(RollEntry.vote_id == vote.id))
    rows = [{"uid": new_uid(), "vote_id": vote.id, **vars(one)} for one in people]
    if rows:
        db.session.execute(insert(RollEntry), rows)
    return len(rows)


@action(may_issue_letters)
def issue_letters(actor: Actor, vote: Vote, *, limit: int = LETTERS_AT_ONCE) -> list[Letter]:
    """Codes for the next people of the roll who have none, to be printed now: they can never be read again.

    Raises VoteClosed, and CodeAlreadyIssued when somebody else does the same at this moment.
    """
    if vote.is_over:
        raise VoteClosed
    letters = [Letter(entry, new_letter_code()) for entry in queries.entries_without_code(vote, limit)]
    _keep(actor, vote, letters)
    return letters


@action(may_replace_letter)
def replace_letter(actor: Actor, vote: Vote, entry: RollEntry) -> Letter:
    """A new code for somebody whose letter was lost; the old one opens nothing any more. Raises VoteClosed."""
    hold(vote, alone=True)
    if vote.is_over:
        raise VoteClosed
    old = update(VotingCode).where(VotingCode.roll_entry_id == entry.id, VotingCode.revoked_at.is_(None))
    db.session.execute(old.values(revoked_at=func.now()))
    letter = Letter(entry, new_letter_code())
    _keep(actor, vote, [letter])
    return letter


@action(may_withdraw_letters)
def withdraw_letters(actor: Actor, code: VotingCode) -> int:
    """Withdraws all letters made together with that code, as when their file was lost: they can then be made anew.

    Returns how many they were; ballots cast with them stay. Raises VoteClosed, and CodeRevoked where none is valid any more.
    """
    hold(code.vote, alone=True)
    if code.vote.is_over:
        raise VoteClosed
    made_together = letters_made_with(code)
    rows = update(VotingCode).where(made_together).values(revoked_at=func.now()).returning(VotingCode.id)
    withdrawn = db.session.execute(rows, execution_options={"synchronize_session": False}).all()
    if not withdrawn:
        raise CodeRevoked
    return len(withdrawn)


@action(may_revoke_code)
def revoke_code(actor: Actor, code: VotingCode) -> None:
    """Withdraws a code, from this moment on; a ballot cast with it before stays. Raises CodeRevoked the second time."""
    hold(code.vote, alone=True)
    row = update(VotingCode).where(VotingCode.id == code.id, VotingCode.revoked_at.is_(None)).values(revoked_at=func.now())
    if not db.session.execute(row.returning(VotingCode.id)).all():
        raise CodeRevoked


def _keep(actor: Actor, vote: Vote, letters: Sequence[Letter]) -> None:
    rows = [
        {
            "uid": new_uid(),
            "vote_id": vote.id,
            "kind": "post",
            "voter_key": roll_key(letter.entry.id),
            "digest": voting_code_digest(vote.uid, letter.code),
            "issued_by": actor.account_id,
            "roll_entry_id": letter.entry.id,
        }
        for letter in letters
    ]
    if rows:
        db.session.execute(insert(VotingCode), rows)

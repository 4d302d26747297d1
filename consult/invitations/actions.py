"""Making and withdrawing codes; keeping and deleting the list of residents."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from consult.accounts.keys import invitation_digest
from consult.consultations.models import Consultation
from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import only_system
from consult.core.codes import new_letter_code
from consult.core.db import db, new_uid
from consult.core.errors import NotFound
from consult.core.lookup import locked
from consult.invitations.admission import Claim, claim_digests
from consult.invitations.errors import DiagnosticOver, TooManyInvitations
from consult.invitations.models import Invitation, ResidentClaim
from consult.invitations.policies import (
    may_delete_residents,
    may_import_residents,
    may_issue_invitations,
    may_renew_invitations,
    may_revoke_invitations,
)
from consult.invitations.queries import delete_lists_of_ended, is_over

AT_ONCE = 500


@dataclass(frozen=True)
class Letter:
    """What is printed for one invitation: the only moment at which the code can be read."""

    number: int
    code: str


@dataclass(frozen=True)
class Listed:
    """Somebody on the list of residents: every way in which they may say who they are, the surest first."""

    claims: tuple[Claim, ...]


@action(may_issue_invitations)
def issue_invitations(actor: Actor, consultation: Consultation, *, count: int) -> list[Letter]:
    """Makes that many codes, to be printed now: they can never be read again. Raises DiagnosticOver, TooManyInvitations."""
    if not 1 <= count <= AT_ONCE:
        raise TooManyInvitations
    consultation = _going_on(consultation)
    mine = Invitation.consultation_id == consultation.id
    last = db.session.scalar(select(func.max(Invitation.number)).where(mine)) or 0
    letters = [Letter(number, new_letter_code()) for number in range(last + 1, last + count + 1)]
    same = {"consultation_id": consultation.id, "issued_by": actor.account_id}
    rows = [
        same | {"uid": new_uid(), "number": one.number, "digest": invitation_digest(consultation.uid, one.code)}
        for one in letters
    ]
    db.session.execute(insert(Invitation), rows)
    return letters


@action(may_renew_invitations)
def renew_invitations(actor: Actor, consultation: Consultation, *, first: int, last: int) -> list[Letter]:
    """Other codes for the letters with these numbers; the ones before open nothing any more.

    Under a number one still gives one response. Raises DiagnosticOver, TooManyInvitations, NotFound where there is none.
    """
    consultation = _going_on(consultation)
    rows = select(Invitation).where(Invitation.consultation_id == consultation.id, Invitation.number.between(first, last))
    found = list(db.session.scalars(rows.order_by(Invitation.number).limit(AT_ONCE + 1)))
    if not found:
        raise NotFound
    if len(found) > AT_ONCE:
        raise TooManyInvitations
    letters = [Letter(one.number, new_letter_code()) for one in found]
    for invitation, letter in zip(found, letters, strict=True):
        invitation.digest, invitation.revoked_at = invitation_digest(consultation.uid, letter.code), None
    return letters


@action(may_revoke_invitations)
def revoke_invitations(actor: Actor, consultation: Consultation, *, first: int, last: int) -> int:
    """Withdraws the codes with these numbers; a response given with one stays. Returns how many were still good."""
    locked(consultation)
    mine = Invitation.consultation_id == consultation.id, Invitation.number.between(first, last), Invitation.revoked_at.is_(None)
    rows = update(Invitation).where(*mine).values(revoked_at=func.now()).returning(Invitation.id)
    return len(db.session.execute(rows, execution_options={"synchronize_session": False}).all())


@action(may_import_residents)
def import_residents(actor: Actor, consultation: Consultation, people: Sequence[Listed]) -> int:
    """Adds these people to the list of residents; whoever stands there already stays. Returns how many claims are new.

    Names are not kept, only keyed digests of them. Raises DiagnosticOver.
    """
    consultation = _going_on(consultation)
    rows = [row for one in people for row in _claims_of(consultation, one)]
    if not rows:
        return 0
    added = insert(ResidentClaim).on_conflict_do_nothing().returning(ResidentClaim.digest)
    return len(db.session.execute(added, rows).all())


@action(may_delete_residents)
def delete_residents(actor: Actor, consultation: Consultation) -> None:
    """Deletes the list of residents; responses given stay."""
    db.session.execute(delete(ResidentClaim).where(ResidentClaim.consultation_id == consultation.id))


@action(only_system)
def delete_ended_lists(actor: Actor, instance: Instance, *, keeping: Collection[int] = ()) -> int:
    """Deletes the lists of residents of diagnostics that have ended; returns how many claims they held.

    Those of the consultations `keeping`, by their ids, stay: people on them may still be looked up.
    """
    return delete_lists_of_ended(keeping)


def _going_on(consultation: Consultation) -> Consultation:
    """The consultation, locked. Raises DiagnosticOver."""
    consultation = locked(consultation)
    if is_over(consultation):
        raise DiagnosticOver
    return consultation


def _claims_of(consultation: Consultation, one: Listed) -> list[dict[str, object]]:
    digests = list(dict.fromkeys(digest for claim in one.claims for digest in claim_digests(consultation.uid, claim)))
    return [{"digest": digest, "mark": digests[0], "consultation_id": consultation.id} for digest in digests]

"""Who is let in: by a code, or as somebody on the list of residents.

What somebody shows is a proof, a keyed digest which their browser keeps; an admission is what comes of a proof while it is
good: the handle under which their one response is stored. Without the key of the installation nobody can tell whose it is.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from consult.accounts.keys import invitation_digest, resident_digest, respondent_handle
from consult.consultations.models import Consultation
from consult.core.codes import normalised_letter_code
from consult.core.db import db
from consult.core.names import first_names, plain_name
from consult.invitations.errors import ClaimIncomplete, InvitationRevoked, NotAdmitted, NotOnList, UnknownInvitation
from consult.invitations.models import CODE, RESIDENT, Invitation, ResidentClaim


@dataclass(frozen=True)
class Admission:
    """How somebody without an account was let in: the level of assurance, and the handle that stands for them."""

    assurance: str
    handle: bytes


@dataclass(frozen=True)
class Claim:
    """Who somebody says they are; one of the day of birth and the number on the list is enough."""

    first_name: str
    family_name: str
    born_on: date | None = None
    number: str = ""


def code_proof(consultation: Consultation, typed: str) -> bytes:
    """The proof that a code gives. Raises UnknownInvitation, InvitationRevoked."""
    digest = invitation_digest(consultation.uid, normalised_letter_code(typed))
    admit(consultation, CODE, digest)
    return digest


def resident_proof(consultation: Consultation, claim: Claim) -> bytes:
    """The proof that a claim gives, by the day of birth or by the number. Raises ClaimIncomplete, NotOnList."""
    shown = claim_digests(consultation.uid, claim)
    if not shown:
        raise ClaimIncomplete
    known = set(db.session.scalars(select(ResidentClaim.digest).where(ResidentClaim.digest.in_(shown))))
    # A double name before its first half: Marie-Anne who types “Marie Anne” is not her sister Marie.
    found = next((digest for digest in reversed(shown) if digest in known), None)
    if found is None:
        raise NotOnList
    return found


def claim_digests(consultation_uid: str, claim: Claim) -> list[bytes]:
    """The digests of what proves a claim, in the order of `proofs_of`; none where a name or both proofs are missing."""
    return [resident_digest(consultation_uid, words) for words in proofs_of(claim)]


def proofs_of(claim: Claim) -> list[str]:
    """The claim in one spelling, a line for each first name it may mean and each proof, the one by the day of birth first.

    The one place where names are brought into one spelling, for what is on the list and for what is typed: first names are
    taken from words as people write them, once. Two people who share a line cannot be told from each other.
    """
    firsts, family = [name for name in first_names(claim.first_name) if name], plain_name(claim.family_name)
    proofs = {"born": claim.born_on.isoformat() if claim.born_on else "", "number": plain_name(claim.number)}
    said = [(kind, words) for kind, words in proofs.items() if words] if family else []
    return [f"{first}|{family}|{kind}|{words}" for first in firsts for kind, words in said]


def admit(consultation: Consultation, assurance: str, proof: bytes | None) -> Admission:
    """What the proof admits to at this moment. Raises NotAdmitted, UnknownInvitation, InvitationRevoked, NotOnList."""
    if proof is None:
        raise NotAdmitted
    mark = _number_of(consultation, proof) if assurance == CODE else _mark_of(consultation, proof)
    return Admission(assurance, respondent_handle(consultation.uid, f"{assurance} {mark}"))


def _number_of(consultation: Consultation, proof: bytes) -> str:
    mine = Invitation.digest == proof, Invitation.consultation_id == consultation.id
    found = db.session.execute(select(Invitation.number, Invitation.revoked_at).where(*mine)).first()
    if found is None:
        raise UnknownInvitation
    if found.revoked_at is not None:
        raise InvitationRevoked
    return str(found.number)


def _mark_of(consultation: Consultation, proof: bytes) -> str:
    mine = ResidentClaim.digest == proof, ResidentClaim.consultation_id == consultation.id
    mark = db.session.scalar(select(ResidentClaim.mark).where(*mine))
    if mark is None:
        raise NotOnList
    return mark.hex()


__all__ = ["CODE", "RESIDENT", "Admission", "Claim", "admit", "claim_digests", "code_proof", "proofs_of", "resident_proof"]

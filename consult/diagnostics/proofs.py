"""What a browser keeps of how somebody was let in: the proof that a code or a place on the list of residents gives."""

from flask import session

from consult.consultations.models import Consultation
from consult.core.actors import VISITOR, Actor
from consult.core.errors import DomainError
from consult.diagnostics.asked import AnyQuestionnaire
from consult.diagnostics.models import ADMITTING, IDENTITY, Questionnaire
from consult.invitations.admission import admit
from consult.invitations.errors import NotAdmitted
from consult.web.access import current_actor


def respondent(questionnaire: AnyQuestionnaire) -> Actor:
    """Who answers: whoever asks, or nobody known where a code or the list lets people in, whatever account they have.

    Nor is anybody known who has not confirmed who they are, where that is asked.
    """
    actor = current_actor()
    is_known = actor.is_identified if questionnaire.assurance == IDENTITY else questionnaire.assurance not in ADMITTING
    return actor if is_known else VISITOR


def proof_for(questionnaire: Questionnaire) -> bytes | None:
    """The proof this browser keeps for the questionnaire, or None."""
    kept = session.get(_name(questionnaire.consultation), {})
    return bytes.fromhex(kept["proof"]) if kept.get("level") == questionnaire.assurance else None


def require_admitted(questionnaire: Questionnaire) -> None:
    """Raises NotAdmitted, with the reason, where a proof is wanted and this browser has none that is good."""
    if questionnaire.assurance not in ADMITTING:
        return
    try:
        admit(questionnaire.consultation, questionnaire.assurance, proof_for(questionnaire))
    except DomainError as refusal:
        raise NotAdmitted(refusal.text) from refusal


def is_admitted(questionnaire: Questionnaire) -> bool:
    """Whether whoever asks can go on to the questions as far as codes and lists are concerned."""
    try:
        require_admitted(questionnaire)
    except NotAdmitted:
        return False
    return True


def keep_proof(questionnaire: Questionnaire, proof: bytes) -> bool:
    """Keeps the proof in this browser; returns whether somebody else had been let in here before."""
    before = proof_for(questionnaire)
    session[_name(questionnaire.consultation)] = {"level": questionnaire.assurance, "proof": proof.hex()}
    return before not in (None, proof)


def forget_proof(consultation: Consultation) -> None:
    """Lets the browser forget who was let in."""
    session.pop(_name(consultation), None)


def _name(consultation: Consultation) -> str:
    return f"admitted to {consultation.uid}"

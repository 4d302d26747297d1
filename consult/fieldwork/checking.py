"""Who it is that answers on paper or face to face, as far as the consultation asks: the same codes and list as on the web."""

from dataclasses import dataclass

from consult.core.errors import DomainError
from consult.diagnostics.asked import AnyQuestionnaire
from consult.diagnostics.earlier import Earlier, earlier_response
from consult.diagnostics.models import ADMITTING, IDENTITY, Questionnaire
from consult.diagnostics.refusals import AlreadyAnswered
from consult.fieldwork.errors import IdentityOnly, ProofOnItsPage, SheetUnchecked
from consult.fieldwork.models import PaperSheet
from consult.invitations.admission import Admission, admit


def asks_who(questionnaire: AnyQuestionnaire) -> bool:
    """Whether each person shows a code or is looked up in the list of residents before their answers are taken."""
    return questionnaire.assurance in ADMITTING


def require_possible(questionnaire: AnyQuestionnaire) -> None:
    """Raises IdentityOnly where people must confirm who they are with an identity provider, which no paper does."""
    if questionnaire.assurance == IDENTITY:
        raise IdentityOnly


def require_unasked(questionnaire: AnyQuestionnaire) -> None:
    """Raises IdentityOnly, or ProofOnItsPage, where the code of a sheet alone does not let anybody answer online."""
    require_possible(questionnaire)
    if asks_who(questionnaire):
        raise ProofOnItsPage


def admission_here(questionnaire: Questionnaire, proof: bytes | None) -> Admission | None:
    """What the proof admits to; None where nothing is asked. Raises IdentityOnly, and what `admit` raises."""
    require_possible(questionnaire)
    return admit(questionnaire.consultation, questionnaire.assurance, proof) if asks_who(questionnaire) else None


def response_before(questionnaire: Questionnaire, proof: bytes | None) -> Earlier | None:
    """What the same person has answered by whichever way, and another response now replaces; None where that is nothing.

    Raises AlreadyAnswered where it stays, IdentityOnly, and what `admit` raises.
    """
    admission = admission_here(questionnaire, proof)
    before = earlier_response(questionnaire.consultation_id, admission.handle) if admission else None
    if before and not questionnaire.is_replaceable:
        raise AlreadyAnswered(before.stays)
    return before


@dataclass(frozen=True)
class Looked:
    """What is known of whose a sheet is: whether it is of somebody who may answer, and what they answered already that stays."""

    is_known: bool
    twice: str = ""

    @property
    def must_ask(self) -> bool:
        """Whether the page that asks whose a sheet is comes first: nobody has said it, or its person has answered already."""
        return not self.is_known or bool(self.twice)


def look_at(sheet: PaperSheet) -> Looked:
    """Whose the sheet is, as far as that is asked; a code withdrawn since it was typed in is good no more."""
    try:
        response_before(sheet.series.questionnaire, sheet.proof)
    except AlreadyAnswered as refusal:
        return Looked(is_known=True, twice=str(refusal))
    except DomainError:
        return Looked(is_known=False)
    return Looked(is_known=True)


def require_checked(sheet: PaperSheet, proof: bytes | None) -> None:
    """Raises SheetUnchecked unless the reader found the person whose the sheet is, IdentityOnly, AlreadyAnswered."""
    questionnaire = sheet.series.questionnaire
    require_possible(questionnaire)
    try:
        response_before(questionnaire, sheet.proof)
    except AlreadyAnswered:
        raise
    except DomainError as refusal:
        raise SheetUnchecked from refusal
    if asks_who(questionnaire) and proof != sheet.proof:
        raise SheetUnchecked

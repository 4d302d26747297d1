"""Who it is that answers on paper or face to face, as far as the consultation asks: the same codes and list as on the web."""

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


def said_of_twice(sheet: PaperSheet) -> str:
    """When and by which way the person of the sheet has answered already, where that stays; "" where the sheet can count."""
    try:
        response_before(sheet.series.questionnaire, sheet.proof)
    except AlreadyAnswered as refusal:
        return str(refusal)
    except DomainError:
        return ""
    return ""


def is_checked(sheet: PaperSheet) -> bool:
    """Whether it is known whose the sheet is, as far as that is asked; a code withdrawn since then is good no more."""
    try:
        admission_here(sheet.series.questionnaire, sheet.proof)
    except DomainError:
        return False
    return True


def must_ask_whose(sheet: PaperSheet) -> bool:
    """Whether the page that asks whose a sheet is comes first: nobody has said it, or its person has answered already."""
    return not is_checked(sheet) or bool(said_of_twice(sheet))


def require_checked(sheet: PaperSheet) -> None:
    """Raises SheetUnchecked unless it is known whose the sheet is, IdentityOnly, AlreadyAnswered where they have answered."""
    require_possible(sheet.series.questionnaire)
    if not is_checked(sheet):
        raise SheetUnchecked
    response_before(sheet.series.questionnaire, sheet.proof)

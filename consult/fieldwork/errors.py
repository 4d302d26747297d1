"""Why fieldwork refuses."""

from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _


class UnknownSheet(InvalidInput):
    """No sheet has this code."""

    message = _("No sheet has this code. Compare it with the sheet, sign by sign: there is no O, I, 0 or 1 in it.")


class SheetOfAnother(InvalidInput):
    """The sheet belongs to another consultation than the one it is typed in for."""

    message = _("This sheet belongs to another consultation.")


class SheetRevoked(DomainError):
    """The series of the sheet was withdrawn."""

    message = _("The sheets of this series were withdrawn: they are not taken any more. Ask for a new one.")


class SheetOutdated(DomainError):
    """Questions were changed after the sheet had been printed and before anybody had answered."""

    message = _("The questions have changed since this sheet was printed. Withdraw its series and print new sheets.")


class AnsweredOnline(DomainError):
    """The sheet was answered on the web with its code."""

    message = _("This sheet was answered online already, with its code. It counts once: put it aside.")


class SheetSettled(DomainError):
    """The sheet was typed in by two people, and counts."""

    constraint = "uq_response_code"
    message = _("This sheet has been typed in already. It counts once: put it aside.")


class SheetSetAside(DomainError):
    """Two people found that the sheet says nothing that could be typed in."""

    message = _("This sheet was put aside by two people, as blank or unreadable.")


class KeyedBySame(DomainError):
    """The second reading must be somebody else's."""

    constraint = "uq_sheet_keying_sheet_id_keyed_by"
    message = _("You have typed in this sheet already. The second reading must be somebody else's.")


class ReadTwice(DomainError):
    """Two people have read the sheet, and not the same."""

    message = _("Two people have typed in this sheet, and not the same. A third look at the sheet decides.")


class NothingDiffers(DomainError):
    """There is nothing to decide about a sheet."""

    message = _("The two readings of this sheet agree, or one is missing: there is nothing to decide.")


class KeyingClosed(DomainError):
    """The diagnostic has not begun, or the days of keying after its end are over."""

    message = _("Sheets of this series cannot be typed in now: the diagnostic has not begun, or its last day for paper is past.")


class NothingTyped(InvalidInput):
    """A reading without any answer."""

    message = _("Nothing is typed in. If the sheet is blank, say so with the other button.")


class IdentityOnly(DomainError):
    """People confirm who they are with an identity provider, which neither a sheet nor a volunteer can do."""

    message = _("Here people confirm who they are when they sign in: nobody can answer on paper or face to face.")


class ProofOnItsPage(DomainError):
    """The code of a sheet says nothing of who answers, where that is asked."""

    message = _(
        "Here only those invited may answer. Answer on the page of the questionnaire, where you say who you are, "
        "or give the sheet back on paper."
    )


class SheetUnchecked(DomainError):
    """Nobody has said yet whose the sheet is, where that is asked, or a code was withdrawn since then."""

    message = _("Say first whose sheet this is: only the answers of those who may answer here count.")


class SheetCheckedOtherwise(DomainError):
    """Another person was found to have filled in the sheet."""

    message = _("Somebody else has looked this sheet up already, and found another person. Compare it with a colleague.")


class NotOnPaper(DomainError):
    """Nothing that came of a sheet counts: it was not typed in twice, or its person has answered anew since."""

    message = _("There is nothing to correct: this sheet does not count, or its person has answered anew since.")


class PublishedAlready(DomainError):
    """Published results hold what was typed in."""

    message = _("The results that hold this sheet are published: it stays as it was typed in.")


class NothingCorrected(InvalidInput):
    """A correction that says what counts already."""

    message = _("This is what counts already. Change what was read wrongly.")


class NoQuestionnaire(DomainError):
    """There is nothing to print or to ask yet."""

    message = _("There is no question to print yet. Make the questionnaire first.")


class AlreadyVolunteer(DomainError):
    """Somebody is invited twice."""

    constraint = "uq_volunteer_consultation_id_account_id"
    message = _("This person is a volunteer of this consultation already.")

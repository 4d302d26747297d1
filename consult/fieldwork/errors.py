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


class NoQuestionnaire(DomainError):
    """There is nothing to print or to ask yet."""

    message = _("There is no question to print yet. Make the questionnaire first.")


class AlreadyVolunteer(DomainError):
    """Somebody is invited twice."""

    constraint = "uq_volunteer_consultation_id_account_id"
    message = _("This person is a volunteer of this consultation already.")

"""Codes as they leave the house: letters, labels, or a table. The codes stand there and nowhere else."""

import csv
import io
from collections.abc import Sequence

from consult.consultations.models import Consultation
from consult.core.i18n import gettext as _
from consult.invitations.actions import Letter
from consult.mails.letters import address_of
from consult.web.locale import date
from consult.web.squares import qr_code
from consult.web.typesetting import typeset


def letters_pdf(consultation: Consultation, letters: Sequence[Letter]) -> bytes:
    """One page for each code, to be put into an envelope or into letter boxes."""
    return typeset("invitations/letter.typ", consultation.organisation.accent, _words(consultation, letters))


def labels_pdf(consultation: Consultation, letters: Sequence[Letter]) -> bytes:
    """Twenty-one labels of 70 × 42.3 mm on each page."""
    return typeset("invitations/labels.typ", consultation.organisation.accent, _words(consultation, letters))


def codes_csv(consultation: Consultation, letters: Sequence[Letter]) -> bytes:
    """A line for each code: its number, the code, the address that opens the questionnaire with it."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow([_("number"), _("code"), _("address")])
    lines.writerows([one.number, one.code, code_address(consultation, one.code)] for one in letters)
    return text.getvalue().encode("utf-8-sig")


def code_address(consultation: Consultation, code: str | None = None) -> str:
    """The public address where one types a code; with a code, it stands in the field already."""
    return address_of("diagnostics.enter", uid=consultation.uid, code=code)


def _words(consultation: Consultation, letters: Sequence[Letter]) -> dict[str, object]:
    organisation, stage = consultation.organisation, consultation.stage("diagnostic")
    until = _("You can answer until %(day)s.", day=date(stage.closes_at)) if stage and stage.closes_at else ""
    return {
        "title": consultation.title,
        "organisation": organisation.name,
        "sender": [line for line in (organisation.contact_email,) if line],
        "letters": [
            {
                "reference": _("Letter No. %(number)s", number=one.number),
                "code": one.code,
                "qr": qr_code(code_address(consultation, one.code)),
            }
            for one in letters
        ],
        "intro": [
            _("You are invited to say what works and what is missing where you live. This is your code; it is for you alone."),
            *([until] if until else []),
        ],
        "code_label": _("Your code"),
        "address": code_address(consultation),
        "qr_alt": _("Code for the camera of a phone: it opens the questionnaire"),
        "how": _("How to answer"),
        "steps": [
            _("Point the camera of a phone at the square, or open the address under your code."),
            _("Type your code if it is not there yet. No account and no e-mail address is needed."),
            _("Answer what you like, and send. You can stop at any time and go on later."),
        ],
        "careful": _("Who sees what you answer"),
        "careful_words": [
            _("Your code names nobody, and it is not stored beside your answers."),
            _("The code gives one response. Give it to nobody else; if it is lost, ask for another one with the number above."),
        ],
    }

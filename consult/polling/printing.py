"""Sheets of the polling place as accessible PDF: letters with codes, and the paper ballot."""

import re
from collections.abc import Sequence

from flask import current_app, url_for
from flask_babel import format_datetime
from wtforms import Field, RadioField, SelectMultipleField

from consult.core.i18n import gettext as _
from consult.organisations.models import Organisation
from consult.polling.roll_actions import Letter
from consult.votes.ballot_form import SIGNED, ballot_form
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.models import Option, Vote
from consult.votes.queries import paper
from consult.web.locale import money
from consult.web.squares import qr_code
from consult.web.typesetting import typeset

# More answers than this beside an option are not ticked on paper, but written down.
MOST_BOXES = 7


def letters_pdf(vote: Vote, letters: Sequence[Letter]) -> bytes:
    """One page for each letter, to be folded into an envelope with a window. The codes stand in it and nowhere else."""
    printed = [
        {
            "name": letter.entry.name,
            "reference": _("No. %(reference)s on the roll", reference=letter.entry.reference),
            "address": _address_lines(letter.entry.address),
            "code": letter.code,
            "qr": qr_code(code_address(vote, letter.code)),
        }
        for letter in letters
    ]
    return _compiled("polling/letter.typ", vote, {"letters": printed, **_letter_words(vote)})


def ballot_pdf(vote: Vote) -> bytes:
    """The paper ballot: what to do, the options, and boxes for those who count. The same sheet for everybody."""
    form = ballot_form(vote, paper(vote))
    fields = {name: field for name, field in form._fields.items() if name not in ("csrf_token", SIGNED)}
    lines = [line for field in fields.values() for line in _lines(vote, field)]
    words = {
        "instructions": BALLOT_TYPES[vote.ballot_type].instructions(paper(vote)),
        "more": [_("Write nothing else on this sheet: not your name, and no sign. Fold it once and put it into the box.")],
        "count_words": _("For those who count. Leave empty."),
        "batch": _("Batch"),
        "sheet": _("Ballot No."),
        "lines": lines,
    }
    return _compiled("polling/ballot.typ", vote, words)


def code_address(vote: Vote, code: str | None = None) -> str:
    """The public address of the vote's page for codes; with a code, it stands in the field already."""
    return current_app.config["PUBLIC_URL"] + url_for("polling.enter", uid=vote.uid, door="code", code=code)


def _compiled(name: str, vote: Vote, words: dict[str, object]) -> bytes:
    organisation = vote.consultation.organisation
    return typeset(name, organisation.accent, {"title": vote.title, "organisation": organisation.name, **words})


def _letter_words(vote: Vote) -> dict[str, object]:
    organisation = vote.consultation.organisation
    return {
        "sender": [line for line in (vote.consultation.title, organisation.contact_email) if line],
        "intro": [_dates(vote), _("You can vote in this consultation. This is your code; it is for you alone.")],
        "code_label": _("Your voting code"),
        "address": code_address(vote),
        "qr_alt": _("Code for the camera of a phone: it opens the ballot"),
        "how": _("How to vote"),
        "steps": [
            _("Point the camera of a phone at the square, or open the address under your code."),
            _("Type your code if it is not there yet. No account and no e-mail address is needed."),
            _("Choose, read your choice once more, and cast your ballot."),
        ],
        "other": _("Without internet, or with help"),
        "other_words": _help_words(organisation),
        "careful": _("Keep this letter to yourself"),
        "careful_words": [
            _("Whoever holds your code can vote in your place. If it is lost, ask for another one: the old one opens nothing."),
            _("Your code is kept as an imprint that nobody can turn back, and your ballot without your name."),
        ],
    }


def _dates(vote: Vote) -> str:
    """When one can vote."""
    stage = vote.consultation.stage("vote")
    if stage is None:
        return _("The dates of the vote will be announced.")
    opens = format_datetime(stage.opens_at, "d MMMM y HH:mm")
    if vote.ends_at is None:
        return _("The vote opens on %(opens)s.", opens=opens)
    return _(
        "The vote is open from %(opens)s to %(closes)s.", opens=opens, closes=format_datetime(vote.ends_at, "d MMMM y HH:mm")
    )


def _help_words(organisation: Organisation) -> str:
    here = _(
        "Come to the town hall with this letter and your identity card: a tablet, somebody to help, or a paper ballot awaits you."
    )
    if not organisation.contact_email:
        return here
    return f"{here} " + _("Questions: %(address)s.", address=organisation.contact_email)


def _address_lines(address: str) -> list[str]:
    """The address line by line, as it was written or cut at commas; the comma after the number of a house cuts nothing."""
    cut = re.split(r"\n|,(?<!\d,)(?<!\dbis,)(?<!\d bis,)(?<!\dter,)(?<!\d ter,)", address.replace("\r", ""))
    return [line.strip() for line in cut if line.strip()]


def _lines(vote: Vote, field: Field) -> list[dict[str, object]]:
    """The lines of a field on paper: options to tick, or an option with its answers, or with room to write."""
    by_uid = {option.uid: option for option in vote.options}
    if isinstance(field, SelectMultipleField):
        return [_line(by_uid[str(choice.value)], None) for choice in field.choices or ()]
    option = by_uid[field.name.removeprefix("choices-")]
    answers = [str(choice.label) for choice in field.choices or ()] if isinstance(field, RadioField) else []
    return [_line(option, answers if len(answers) <= MOST_BOXES else [])]


def _line(option: Option, boxes: list[str] | None) -> dict[str, object]:
    facts = " · ".join(part for part in (money(option.cost) if option.cost else "", option.area, option.description) if part)
    return {"title": option.title, "facts": facts, "boxes": boxes}

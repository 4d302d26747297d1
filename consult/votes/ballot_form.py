"""The ballot as a form: what it is filled in with, what it sent, and how it comes back with what is wrong."""

from flask import request
from wtforms import BooleanField

from consult.core.i18n import lazy_gettext as _
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import InvalidBallot, Paper, Sent
from consult.votes.ballot_types.marking import field_name
from consult.votes.errors import VoteChanged
from consult.votes.models import Vote
from consult.web.forms import Form

SIGNED = "is_signed"


def ballot_form(vote: Vote, paper: Paper) -> Form:
    """The form of the vote's ballot type; the names of its fields begin with `choices`. The ballot type judges what it sent.

    In an open vote one may tick that one's name is shown.
    """
    fields = BALLOT_TYPES[vote.ballot_type].fields(paper)
    if vote.secrecy == "open":
        fields |= {SIGNED: BooleanField(_("Show my name beside my ballot once the vote is over"))}
    form: type[Form] = type("BallotForm", (Form,), fields)
    return form()


def refused_form(vote: Vote, paper: Paper, error: InvalidBallot | VoteChanged) -> Form:
    """The form as filled in, with what is wrong beside the option it is about, else above them all."""
    form = ballot_form(vote, paper)
    option = error.option if isinstance(error, InvalidBallot) else None
    name = field_name(option) if option else "choices"
    if name in form:
        form[name].errors = [error.text]
    else:
        form.form_errors.append(error.text)
    return form


def sent_choices() -> Sent:
    """What the form of the ballot sent, by the name of its field."""
    return {name: values for name, values in request.form.lists() if name.startswith("choices")}


def is_signed(vote: Vote) -> bool:
    """Whether the person ticked that the name is shown, in a vote where that can be."""
    return vote.secrecy == "open" and SIGNED in request.form

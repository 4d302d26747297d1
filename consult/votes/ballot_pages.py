"""The pages on which a ballot is filled in, read once more and cast, whichever door its voter came through."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from consult.votes import queries
from consult.votes.ballot_form import SIGNED, ballot_form, is_signed, refused_form, sent_choices
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import InvalidBallot, Paper, Sent
from consult.votes.errors import VoteChanged, VoteClosed
from consult.votes.models import Vote
from consult.votes.results import counting_words
from consult.web.forms import Form

# The button that casts the ballot carries the revision of the vote whose words were read.
CONFIRMED = "confirmed_revision"


@dataclass(frozen=True)
class Door:
    """A way to the ballot box: where its forms are sent, what puts a ballot in, and where one is told that it is in.

    `put` gets what the form sent, the revision of the vote that was confirmed and whether the ballot is signed. A bare
    door shows its pages without the site around them; `words` are said above the ballot; only where `is_signable` one is
    asked in an open vote to show one's name.
    """

    url: str
    receipt_url: str
    put: Callable[[Sent, int, bool], None]
    has_voted: bool = False
    is_bare: bool = False
    is_signable: bool = True
    words: Sequence[str] = ()


def ballot_page(vote: Vote, door: Door) -> str:
    """The ballot to fill in, as far as it was."""
    paper = queries.paper(vote)
    return _form(vote, paper, door, ballot_form(vote, paper))


def answer(vote: Vote, door: Door) -> ResponseReturnValue:
    """What follows the ballot that was sent: the same choices in words, the ballot once more, or the ballot box."""
    if CONFIRMED in request.form:
        return _cast(vote, door)
    return ballot_page(vote, door) if "is_changing" in request.form else _confirmation(vote, door)


def shown(vote: Vote, paper: Paper) -> dict[str, object]:
    """What every page before the end says: what to do, what stands behind the options, how it will be counted."""
    instructions = BALLOT_TYPES[vote.ballot_type].instructions(paper)
    return {"instructions": instructions, "subjects": queries.subjects(vote), **counting_words(vote)}


def _form(vote: Vote, paper: Paper, door: Door, form: Form) -> str:
    if not door.is_signable and SIGNED in form:
        del form[SIGNED]
    return render_template("votes/cast.html", vote=vote, form=form, door=door, **shown(vote, paper))


def _confirmation(vote: Vote, door: Door) -> ResponseReturnValue:
    if not vote.is_open:
        raise VoteClosed
    paper, kind, sent = queries.paper(vote), BALLOT_TYPES[vote.ballot_type], sent_choices()
    try:
        choices = kind.read(paper, sent)
    except InvalidBallot as error:
        return _again(vote, door, error)
    said: dict[str, object] = {"words": kind.words(paper, choices), "summary": kind.summary(paper, choices)}
    said |= {"is_signed": _is_signed(vote, door), "confirming": CONFIRMED}
    return render_template("votes/confirm.html", vote=vote, door=door, sent=sent, **said)


def _cast(vote: Vote, door: Door) -> ResponseReturnValue:
    try:
        door.put(sent_choices(), request.form.get(CONFIRMED, -1, int), _is_signed(vote, door))
    except (InvalidBallot, VoteChanged) as error:
        return _again(vote, door, error)
    return redirect(door.receipt_url, 303)


def _again(vote: Vote, door: Door, error: InvalidBallot | VoteChanged) -> ResponseReturnValue:
    """The ballot as filled in, with what is wrong with it."""
    paper = queries.paper(vote)
    return _form(vote, paper, door, refused_form(vote, paper, error)), error.status


def _is_signed(vote: Vote, door: Door) -> bool:
    return door.is_signable and is_signed(vote)

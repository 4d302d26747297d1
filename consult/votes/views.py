"""Pages of votes that everybody reads, and the ballot."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actions import can
from consult.core.authorization import authorize
from consult.core.lookup import by_uid
from consult.votes import actions, policies, queries
from consult.votes.ballot_form import ballot_form, is_signed, refused_form, sent_choices
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import InvalidBallot, Paper
from consult.votes.errors import VoteClosed
from consult.votes.models import Vote
from consult.votes.results import counting_words, result_page
from consult.web.access import current_actor
from consult.web.forms import Form

blueprint = Blueprint("votes", __name__)


@blueprint.get("/consultations/<uid>/votes")
def index(uid: str) -> str:
    """The votes of a consultation."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), may_view_consultation, consultation)
    votes = queries.votes_of(consultation)
    voted = {vote.id for vote in votes if queries.has_voted(current_actor(), vote)}
    return render_template("votes/index.html", consultation=consultation, votes=votes, voted=voted)


@blueprint.route("/votes/<uid>", methods=["GET", "POST"])
def cast(uid: str) -> ResponseReturnValue:
    """The ballot, then the same choices in words, then the ballot box; once the vote is over, its result."""
    vote = queries.vote_by_uid(uid)
    authorize(current_actor(), policies.may_view_vote, vote)
    if request.method == "GET":
        return result_page(vote) if vote.is_over else _ballot(vote)
    if "is_confirmed" in request.form:
        return _cast(vote)
    authorize(current_actor(), policies.may_cast_ballot, vote)
    return _ballot(vote) if "is_changing" in request.form else _confirmation(vote)


@blueprint.get("/votes/<uid>/recepisse")
def receipt(uid: str) -> ResponseReturnValue:
    """Says that the ballot is in the box. The tracker is shown once: whoever holds the phone next does not see it."""
    vote = queries.vote_by_uid(uid)
    authorize(current_actor(), policies.may_cast_ballot, vote)
    if not queries.has_voted(current_actor(), vote):
        return redirect(url_for("votes.cast", uid=uid))
    return render_template("votes/receipt.html", vote=vote, tracker=session.pop(_tracker_of(vote), None))


def _ballot(vote: Vote) -> str:
    """The form for those who may vote now, for others what will be or can be chosen."""
    actor, paper = current_actor(), queries.paper(vote)
    has_voted = queries.has_voted(actor, vote)
    if not vote.is_open or not can(actor, "votes.cast_ballot", vote) or (has_voted and not vote.is_replaceable):
        return render_template("votes/show.html", vote=vote, has_voted=has_voted, **_shown(vote, paper))
    return _form(vote, paper, ballot_form(vote, paper), has_voted=has_voted)


def _form(vote: Vote, paper: Paper, form: Form, *, has_voted: bool = False) -> str:
    return render_template("votes/cast.html", vote=vote, form=form, has_voted=has_voted, **_shown(vote, paper))


def _shown(vote: Vote, paper: Paper) -> dict[str, object]:
    """What every page before the end says: what to do, what stands behind the options, how it will be counted."""
    instructions = BALLOT_TYPES[vote.ballot_type].instructions(paper)
    return {"instructions": instructions, "subjects": queries.subjects(vote), **counting_words(vote)}


def _confirmation(vote: Vote) -> ResponseReturnValue:
    if not vote.is_open:
        raise VoteClosed
    paper, kind, sent = queries.paper(vote), BALLOT_TYPES[vote.ballot_type], sent_choices()
    try:
        choices = kind.read(paper, sent)
    except InvalidBallot as error:
        return _again(vote, paper, error)
    words, summary = kind.words(paper, choices), kind.summary(paper, choices)
    return render_template("votes/confirm.html", vote=vote, sent=sent, words=words, summary=summary, is_signed=is_signed(vote))


def _cast(vote: Vote) -> ResponseReturnValue:
    try:
        session[_tracker_of(vote)] = actions.cast_ballot(current_actor(), vote, sent_choices(), is_signed=is_signed(vote))
    except InvalidBallot as error:
        return _again(vote, queries.paper(vote), error)
    return redirect(url_for("votes.receipt", uid=vote.uid), 303)


def _again(vote: Vote, paper: Paper, error: InvalidBallot) -> ResponseReturnValue:
    """The ballot as filled in, with what is wrong with it."""
    return _form(vote, paper, refused_form(vote, paper, error)), 422


def _tracker_of(vote: Vote) -> str:
    """Where the session keeps the tracker on its way from the ballot box to the receipt."""
    return f"tracker of {vote.uid}"

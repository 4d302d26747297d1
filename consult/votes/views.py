"""Pages of votes that everybody reads, and the ballot."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actions import can
from consult.core.authorization import authorize
from consult.core.lookup import by_uid
from consult.votes import actions, policies, queries
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.contract import InvalidBallot, Sent
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import TieRule
from consult.votes.counting_rules.ties import TIE_WORDS
from consult.votes.errors import VoteClosed
from consult.votes.forms import ballot_form
from consult.votes.models import Vote
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
        return _result(vote) if vote.is_over else _ballot(vote)
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
    if not vote.is_open or not can(actor, "votes.cast_ballot", vote):
        instructions = BALLOT_TYPES[vote.ballot_type].instructions(paper)
        rule, subjects = COUNTING_RULES[vote.counting_rule], queries.subjects(vote)
        shown = {"rule": rule, "tie_words": _tie_words(vote), "instructions": instructions, "subjects": subjects}
        return render_template("votes/show.html", vote=vote, **shown)
    return _form(vote, ballot_form(vote, paper), has_voted=queries.has_voted(actor, vote))


def _form(vote: Vote, form: Form, *, has_voted: bool = False) -> str:
    rule, subjects = COUNTING_RULES[vote.counting_rule], queries.subjects(vote)
    shown = {"rule": rule, "tie_words": _tie_words(vote), "subjects": subjects, "has_voted": has_voted}
    return render_template("votes/cast.html", vote=vote, form=form, **shown)


def _confirmation(vote: Vote) -> ResponseReturnValue:
    if not vote.is_open:
        raise VoteClosed
    paper, kind, sent = queries.paper(vote), BALLOT_TYPES[vote.ballot_type], _sent()
    try:
        words = kind.words(paper, kind.read(paper, sent))
    except InvalidBallot as error:
        return _again(vote, error.text)
    return render_template("votes/confirm.html", vote=vote, sent=sent, words=words)


def _cast(vote: Vote) -> ResponseReturnValue:
    try:
        session[_tracker_of(vote)] = actions.cast_ballot(current_actor(), vote, _sent())
    except InvalidBallot as error:
        return _again(vote, error.text)
    return redirect(url_for("votes.receipt", uid=vote.uid), 303)


def _sent() -> Sent:
    """What the form of the ballot sent, by the name of its field."""
    return {name: values for name, values in request.form.lists() if name.startswith("choices")}


def _tie_words(vote: Vote) -> object:
    return TIE_WORDS[TieRule(vote.tie_rule)]


def _tracker_of(vote: Vote) -> str:
    """Where the session keeps the tracker on its way from the ballot box to the receipt."""
    return f"tracker of {vote.uid}"


def _again(vote: Vote, problem: object) -> ResponseReturnValue:
    """The ballot as filled in, with what is wrong with it."""
    form = ballot_form(vote, queries.paper(vote))
    next(field for name, field in form._fields.items() if name.startswith("choices")).errors = [problem]
    return _form(vote, form), 422


def _result(vote: Vote) -> str:
    counted = queries.tally(vote)
    rule = COUNTING_RULES[vote.counting_rule]
    outcome = queries.result(counted) if counted else None
    count = outcome.count if outcome else None
    titles = {option.position: option.title for option in vote.options}
    ties = [", ".join(titles[option] for option in group) for group in count.ties] if count else []
    shown = {"outcome": outcome, "count": count, "rule": rule, "tie_words": _tie_words(vote), "titles": titles, "ties": ties}
    return render_template("votes/result.html", vote=vote, counted=counted, **shown)

"""Pages of votes that everybody reads, and the ballot of whoever has an account."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actions import can
from consult.core.actors import Actor
from consult.core.authorization import authorize
from consult.core.lookup import by_uid
from consult.votes import actions, policies, queries
from consult.votes.ballot_pages import Door, answer, ballot_page, shown
from consult.votes.ballot_types.contract import Sent
from consult.votes.models import Vote
from consult.votes.results import result_page
from consult.web.access import current_actor

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
    vote, actor = queries.vote_by_uid(uid), current_actor()
    authorize(actor, policies.may_view_vote, vote)
    if request.method == "GET":
        return result_page(vote) if vote.is_over else _ballot(actor, vote)
    authorize(actor, policies.may_cast_ballot, vote)
    return answer(vote, _account_door(actor, vote))


@blueprint.get("/votes/<uid>/recepisse")
def receipt(uid: str) -> ResponseReturnValue:
    """Says that the ballot is in the box. The tracker is shown once: whoever holds the phone next does not see it."""
    vote = queries.vote_by_uid(uid)
    authorize(current_actor(), policies.may_cast_ballot, vote)
    if not queries.has_voted(current_actor(), vote):
        return redirect(url_for("votes.cast", uid=uid))
    return render_template("votes/receipt.html", vote=vote, tracker=session.pop(_tracker_of(vote), None))


def _ballot(actor: Actor, vote: Vote) -> str:
    """The form for those who may vote now, for others what will be or can be chosen."""
    has_voted = queries.has_voted(actor, vote)
    if not vote.is_open or not can(actor, "votes.cast_ballot", vote) or (has_voted and not vote.is_replaceable):
        return render_template("votes/show.html", vote=vote, has_voted=has_voted, **shown(vote, queries.paper(vote)))
    return ballot_page(vote, _account_door(actor, vote, has_voted=has_voted))


def _account_door(actor: Actor, vote: Vote, *, has_voted: bool = False) -> Door:
    """The door of whoever is signed in; the tracker travels to the receipt in the session."""

    def put(sent: Sent, seen: int, is_signed: bool) -> None:
        session[_tracker_of(vote)] = actions.cast_ballot(actor, vote, sent, seen=seen, is_signed=is_signed)

    return Door(url_for("votes.cast", uid=vote.uid), url_for("votes.receipt", uid=vote.uid), put, has_voted)


def _tracker_of(vote: Vote) -> str:
    """Where the session keeps the tracker on its way from the ballot box to the receipt."""
    return f"tracker of {vote.uid}"

"""Pages on which organisers prepare, watch and close votes."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.votes import actions, policies, queries
from consult.votes.errors import VoteFrozen
from consult.votes.forms import VoteForm
from consult.votes.models import Vote
from consult.votes.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/organisation/consultations/<uid>/votes")
def manage(uid: str) -> str:
    """The votes of a consultation with their turnout."""
    consultation = _organised(uid)
    votes = [(vote, queries.ballots_count(vote)) for vote in queries.votes_of(consultation)]
    return render_template("votes/manage.html", consultation=consultation, votes=votes)


@blueprint.get("/organisation/consultations/<uid>/votes/nouveau")
def new(uid: str) -> str:
    """The form of a new vote."""
    consultation = _organised(uid)
    return render_template("votes/new.html", consultation=consultation, form=VoteForm(consultation))


@blueprint.post("/organisation/consultations/<uid>/votes/nouveau")
def create(uid: str) -> ResponseReturnValue:
    """Prepares the vote."""
    consultation = _organised(uid)
    form = VoteForm(consultation)
    try:
        if form.validate():
            actions.create_vote(current_actor(), consultation, form.draft())
            flash(_("The vote is ready. It opens and closes with the vote stage."))
            return redirect(url_for("votes.manage", uid=uid))
    except InvalidInput as error:
        form.form_errors.append(error.text)
    return render_template("votes/new.html", consultation=consultation, form=form), 422


@blueprint.get("/organisation/votes/<uid>/modifier")
def edit(uid: str) -> str:
    """The form of a vote as it stands, while nobody has voted."""
    vote = by_uid(Vote, uid)
    authorize(current_actor(), policies.may_change_vote, vote)
    if queries.has_ballots(vote) or vote.is_over:
        raise VoteFrozen
    return render_template("votes/edit.html", vote=vote, form=VoteForm(vote.consultation, vote))


@blueprint.post("/organisation/votes/<uid>/modifier")
def update(uid: str) -> ResponseReturnValue:
    """Keeps the changes."""
    vote = by_uid(Vote, uid)
    authorize(current_actor(), policies.may_change_vote, vote)
    form = VoteForm(vote.consultation, vote)
    try:
        if form.validate():
            actions.change_vote(current_actor(), vote, form.draft())
            flash(_("Your changes are saved."))
            return redirect(url_for("votes.manage", uid=vote.consultation.uid))
    except InvalidInput as error:
        form.form_errors.append(error.text)
    return render_template("votes/edit.html", vote=vote, form=form), 422


@blueprint.get("/organisation/votes/<uid>/cloture")
def closing(uid: str) -> str:
    """Asks whether the vote should really end now."""
    vote = by_uid(Vote, uid)
    authorize(current_actor(), policies.may_close_vote, vote)
    return render_template("votes/closing.html", vote=vote, ballots_count=queries.ballots_count(vote))


@blueprint.post("/organisation/votes/<uid>/cloture")
def close(uid: str) -> ResponseReturnValue:
    """Ends the vote now."""
    vote = by_uid(Vote, uid)
    actions.close_vote(current_actor(), vote)
    flash(_("The vote is closed. The ballots are being counted."))
    return redirect(url_for("votes.manage", uid=vote.consultation.uid))


def _organised(uid: str) -> Consultation:
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_create_vote, consultation)
    return consultation

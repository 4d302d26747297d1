"""Pages on which organisers prepare, watch and close votes."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.votes import actions, policies, queries
from consult.votes.errors import EndAnnounced, VoteFrozen
from consult.votes.forms import vote_form
from consult.votes.models import Vote
from consult.votes.presets import PRESETS
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
    """The occasions to choose from, then the form that one of them begins."""
    consultation = _organised(uid)
    if (key := request.args.get("model")) is None:
        return render_template("votes/presets.html", consultation=consultation, presets=PRESETS)
    preset = PRESETS[key]
    form = vote_form(consultation, preset=preset, has_terms=preset.is_spending or "terms" in request.args)
    return render_template("votes/new.html", consultation=consultation, form=form)


@blueprint.post("/organisation/consultations/<uid>/votes/nouveau")
def create(uid: str) -> ResponseReturnValue:
    """Prepares the vote, or gives the form back with more lines or with what is wrong."""
    consultation = _organised(uid)
    form = vote_form(consultation, has_terms=_has_terms())
    if "is_adding" in request.form:
        form.more_lines()
        return render_template("votes/new.html", consultation=consultation, form=form)
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
    has_terms = "terms" in request.args or any(one.cost or one.area or one.exclusive_group for one in vote.options)
    return render_template("votes/edit.html", vote=vote, form=vote_form(vote.consultation, vote, has_terms=has_terms))


@blueprint.post("/organisation/votes/<uid>/modifier")
def update(uid: str) -> ResponseReturnValue:
    """Keeps the changes, or gives the form back with more lines or with what is wrong."""
    vote = by_uid(Vote, uid)
    authorize(current_actor(), policies.may_change_vote, vote)
    form = vote_form(vote.consultation, vote, has_terms=_has_terms())
    if "is_adding" in request.form:
        form.more_lines()
        return render_template("votes/edit.html", vote=vote, form=form)
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
    if vote.has_announced_end:
        raise EndAnnounced
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


def _has_terms() -> bool:
    """Whether the form that was sent asked for costs, areas and groups beside the options."""
    return any(name.startswith("terms-") for name in request.form)

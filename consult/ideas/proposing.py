"""Pages on which one proposes an idea, is thanked, and improves what was returned."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from consult.consultations.models import Consultation
from consult.core.i18n import gettext
from consult.core.lookup import by_uid
from consult.ideas import actions, policies
from consult.ideas.forms import IdeaForm
from consult.ideas.listing import NO_NEED, needs_to_choose
from consult.ideas.models import Idea
from consult.ideas.queries import resembling_ideas
from consult.ideas.views import blueprint
from consult.moderation.queries import last_decision_about
from consult.needs.models import Need
from consult.web.access import authorize, current_actor


@blueprint.route("/consultations/<uid>/idees/nouvelle", methods=["GET", "POST"])
def new(uid: str) -> ResponseReturnValue:
    """The form of a new idea, with `?need=` already chosen, and what it sends."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_submit_idea, consultation)
    form = IdeaForm(need=request.args.get("need")).offer(needs_to_choose(consultation))
    if not form.validate_on_submit():
        return render_template("ideas/new.html", consultation=consultation, form=form), 422 if form.errors else 200
    idea = actions.submit_idea(
        current_actor(), consultation, need=_chosen_need(form), title=form.title.data or "", body=form.body.data or ""
    )
    return redirect(url_for("ideas.thanks", uid=idea.uid), 303)


@blueprint.get("/idees/<uid>/merci")
def thanks(uid: str) -> str:
    """Says to the author what happens now, and the code of the idea."""
    idea = by_uid(Idea, uid, joinedload(Idea.consultation))
    authorize(current_actor(), policies.may_view_own_idea, idea)
    return render_template("ideas/thanks.html", idea=idea, resembling=resembling_ideas(idea))


@blueprint.route("/idees/<uid>/revision", methods=["GET", "POST"])
def revise(uid: str) -> ResponseReturnValue:
    """The form of a returned idea, with the moderator's reason, and what it sends."""
    idea = by_uid(Idea, uid, joinedload(Idea.consultation), joinedload(Idea.need))
    authorize(current_actor(), policies.may_revise_idea, idea)
    need = idea.need.uid if idea.need else NO_NEED
    form = IdeaForm(need=need, title=idea.title, body=idea.body).offer(needs_to_choose(idea.consultation))
    if not form.validate_on_submit():
        page = render_template("ideas/revise.html", idea=idea, form=form, decision=last_decision_about(idea))
        return page, 422 if form.errors else 200
    actions.revise_idea(current_actor(), idea, need=_chosen_need(form), title=form.title.data or "", body=form.body.data or "")
    flash(gettext("Your idea is sent again. A moderator will read it."), "success")
    return redirect(url_for("ideas.show", uid=uid), 303)


def _chosen_need(form: IdeaForm) -> Need | None:
    """The need chosen, or None for another one than those offered."""
    return None if form.need.data == NO_NEED else by_uid(Need, form.need.data)

"""Pages on which organisers start projects and keep them up to date."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.errors import DomainError
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.needs.models import Need
from consult.projects import actions, policies
from consult.projects.effects import EFFECTS
from consult.projects.forms import IndicatorForm, PartnerForm, ProjectForm, ReadingForm
from consult.projects.models import Indicator, Project
from consult.projects.views import blueprint
from consult.web.access import current_actor
from consult.web.forms import Form


@blueprint.route("/organisation/besoins/<uid>/projet", methods=["GET", "POST"])
def new(uid: str) -> ResponseReturnValue:
    """Starts a project from a need."""
    need = by_uid(Need, uid)
    authorize(current_actor(), policies.may_start_project, need)
    form = ProjectForm()
    if form.validate_on_submit():
        project = actions.start_project(current_actor(), need, **_said(form))
        flash(_("The project has started. Now say who carries it and what you measure."))
        return redirect(url_for("projects.manage", uid=project.uid))
    return render_template("projects/new.html", need=need, form=form), 422 if form.errors else 200


@blueprint.get("/organisation/projets/<uid>")
def manage(uid: str) -> str:
    """The project with its partners and indicators, and what can be added."""
    project = by_uid(Project, uid)
    authorize(current_actor(), policies.may_manage_project, project)
    return render_template("projects/manage.html", project=project)


@blueprint.route("/organisation/projets/<uid>/partenaire", methods=["GET", "POST"])
def new_partner(uid: str) -> ResponseReturnValue:
    """Names a partner."""
    project = by_uid(Project, uid)
    authorize(current_actor(), policies.may_add_partner, project)
    form = PartnerForm()
    try:
        if form.validate_on_submit():
            actions.add_partner(current_actor(), project, **_said(form))
            flash(_("The partner is added."))
            return redirect(url_for("projects.manage", uid=uid))
    except DomainError as error:
        form.name.errors = [error.text]
    return render_template("projects/new_partner.html", project=project, form=form), 422 if form.errors else 200


@blueprint.route("/organisation/projets/<uid>/indicateur", methods=["GET", "POST"])
def new_indicator(uid: str) -> ResponseReturnValue:
    """Says what is measured."""
    project = by_uid(Project, uid)
    authorize(current_actor(), policies.may_add_indicator, project)
    form = IndicatorForm()
    try:
        if form.validate_on_submit():
            actions.add_indicator(current_actor(), project, **_said(form))
            flash(_("The indicator is added. Record a reading as soon as you have one."))
            return redirect(url_for("projects.manage", uid=uid))
    except DomainError as error:
        form.label.errors = [error.text]
    meanings = {effect.key: effect.meaning for effect in EFFECTS}
    page = render_template("projects/new_indicator.html", project=project, form=form, meanings=meanings)
    return page, 422 if form.errors else 200


@blueprint.route("/organisation/indicateurs/<uid>/mesure", methods=["GET", "POST"])
def new_reading(uid: str) -> ResponseReturnValue:
    """Records what was measured."""
    indicator = by_uid(Indicator, uid)
    authorize(current_actor(), policies.may_record_reading, indicator)
    form = ReadingForm()
    try:
        if form.validate_on_submit():
            actions.record_reading(current_actor(), indicator, **_said(form))
            flash(_("The reading is recorded. Everybody can see it."))
            return redirect(url_for("projects.manage", uid=indicator.project.uid))
    except DomainError as error:
        form.measured_on.errors = [error.text]
    return render_template("projects/new_reading.html", indicator=indicator, form=form), 422 if form.errors else 200


def _said(form: Form) -> dict[str, Any]:
    """What the form holds, by the names of the action's parameters."""
    return {name: value if value is not None else "" for name, value in form.data.items() if name != "csrf_token"}

"""Pages of projects that everybody reads."""

from flask import Blueprint, render_template

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.actions import can
from consult.core.authorization import authorize
from consult.core.lookup import by_uid
from consult.projects import policies, queries
from consult.projects.effects import EFFECTS
from consult.projects.models import Project
from consult.web.access import current_actor

blueprint = Blueprint("projects", __name__)


@blueprint.get("/consultations/<uid>/projets")
def index(uid: str) -> str:
    """The projects of a consultation; for its organisers also the needs a project may start from."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), may_view_consultation, consultation)
    projects = queries.projects_of(consultation)
    startable = [need for need in queries.assessed_needs(consultation) if can(current_actor(), "projects.start_project", need)]
    return render_template("projects/index.html", consultation=consultation, projects=projects, startable=startable)


@blueprint.get("/projets/<uid>")
def show(uid: str) -> str:
    """What is tried, why, with whom, and what it has changed so far."""
    project = by_uid(Project, uid)
    authorize(current_actor(), policies.may_view_project, project)
    return render_template("projects/show.html", project=project, effects=EFFECTS)

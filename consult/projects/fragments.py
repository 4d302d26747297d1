"""What earlier pages show about projects."""

from flask import render_template

from consult.assessments.queries import latest_estimate
from consult.consultations.models import Consultation
from consult.needs.models import Need
from consult.projects import queries
from consult.web.slots import fill


def of_need(need: Need) -> str:
    """The projects that answer the need; for its organisers the way to a new one."""
    projects, is_assessed = queries.projects_of_need(need), latest_estimate(need) is not None
    if not projects and not is_assessed:
        return ""
    return render_template("projects/of_need.html", need=need, projects=projects, is_assessed=is_assessed)


def for_organisers(consultation: Consultation) -> str:
    """How many projects there are."""
    return render_template("projects/task.html", consultation=consultation, count=len(queries.projects_of(consultation)))


fill("needs.show", of_need)
fill("consultations.manage", for_organisers)

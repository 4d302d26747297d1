"""The first page: what one can do here now, and what became of what one did."""

from flask import Blueprint, render_template

from consult.consultations.models import Consultation
from consult.consultations.queries import published_consultations
from consult.core.actors import INSTANCE
from consult.core.authorization import authorize, everybody
from consult.core.i18n import lazy_gettext as _
from consult.follows.forms import CodeForm
from consult.home.queries import outcomes, turnout
from consult.web.access import current_actor
from consult.web.navigation import Entry
from consult.web.slots import fill

blueprint = Blueprint("home", __name__)
ENTRY = Entry(_("Consultations"), "home.index", lambda actor: True)


@blueprint.get("/")
def index() -> str:
    """What one can do here now."""
    authorize(current_actor(), everybody, INSTANCE)
    consultations = published_consultations()
    return render_template(
        "home/index.html",
        consultations=consultations,
        outcomes=outcomes(consultations),
        code_form=CodeForm(formdata=None),
    )


def _turnout_of_consultation(consultation: Consultation) -> str:
    return render_template("home/turnout.html", turnout=turnout(consultation), population=consultation.territory.population)


fill("consultations.desk", _turnout_of_consultation)

"""Pages of consultations that everybody reads."""

from flask import Blueprint, render_template

from consult.consultations.models import Consultation
from consult.consultations.policies import may_view_consultation
from consult.core.authorization import authorize
from consult.core.lookup import by_uid
from consult.web.access import current_actor

blueprint = Blueprint("consultations", __name__)


@blueprint.get("/consultations/<uid>")
def show(uid: str) -> str:
    """What is asked, when, and what came of it."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), may_view_consultation, consultation)
    return render_template("consultations/show.html", consultation=consultation)

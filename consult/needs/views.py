"""Pages of needs that everybody reads."""

from flask import Blueprint, render_template

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.lookup import by_uid
from consult.needs.areas import icon_of
from consult.needs.models import Need
from consult.needs.policies import may_view_need
from consult.needs.queries import needs_by_theme
from consult.web.access import current_actor
from consult.web.slots import fill

blueprint = Blueprint("needs", __name__)
blueprint.add_app_template_filter(icon_of, "theme_icon")


@blueprint.get("/besoins/<uid>")
def show(uid: str) -> str:
    """A need, what answers it today and what became of it."""
    need = by_uid(Need, uid)
    authorize(current_actor(), may_view_need, need)
    return render_template("needs/show.html", need=need)


def _needs_of_consultation(consultation: Consultation) -> str:
    themes = needs_by_theme(consultation)
    return render_template("needs/by_theme.html", themes=themes) if themes else ""


fill("consultations.show", _needs_of_consultation)

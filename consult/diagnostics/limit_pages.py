"""The page on which organisers say where places may lie, once for all questions about places of a territory."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import current_app, flash, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import BooleanField, StringField

from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext
from consult.diagnostics import policies
from consult.diagnostics.limit_actions import limit_places
from consult.diagnostics.limits import (
    Bounds,
    bounds_between,
    corners_of,
    known_bounds,
    problem_of,
    read_corner,
    seem_swapped,
    size_of,
    written,
)
from consult.diagnostics.manage import back_to
from consult.diagnostics.models import Question
from consult.diagnostics.queries import question_by_uid, usual_bounds
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.place import BOUNDS
from consult.diagnostics.views import blueprint
from consult.web.access import current_actor
from consult.web.forms import Form

SWAPPED = lazy_gettext("Latitude and longitude seem to be swapped. Write the latitude first, or say below that you are sure.")
WINTER = datetime(2001, 1, 1)


class LimitsForm(Form):
    """Two opposite corners."""

    one = StringField(lazy_gettext("A place at one corner of the territory, such as the north-west"))
    other = StringField(lazy_gettext("A place at the opposite corner, such as the south-east"))
    is_sure = BooleanField(lazy_gettext("Yes, the territory lies there"))

    bounds: Bounds | None = None
    is_doubtful = False

    def check(self, known: Bounds | None) -> bool:
        """Whether the corners make bounds that are meant so; names what is wrong at its field."""
        corners = self.one.data or "", self.other.data or ""
        for field, problem in zip((self.one, self.other), problem_of(corners), strict=True):
            field.errors = [problem] if problem else []
        one, other = map(read_corner, corners)
        self.bounds = bounds_between(one, other) if one and other else None
        if self.bounds is None:
            return False
        self.is_doubtful = seem_swapped(self.bounds, _hours_ahead(), known)
        if self.is_doubtful and not self.is_sure.data:
            self.one.errors = [SWAPPED]
        return not self.one.errors


@blueprint.route("/organisation/questions/<uid>/limites", methods=["GET", "POST"])
def limits(uid: str) -> ResponseReturnValue:
    """Two corners of the territory; or points from anywhere."""
    question = question_by_uid(uid)
    authorize(current_actor(), policies.may_limit_places, question)
    if BOUNDS not in QUESTION_TYPES[question.kind].drawn:
        raise NotFound
    if "anywhere" in request.form:
        return _limited(question, "")
    consultation = question.questionnaire.consultation
    known = known_bounds({BOUNDS: usual_bounds(consultation)})
    corners = corners_of(shown) if (shown := known_bounds(question.options) or known) else ("", "")
    form = LimitsForm(data={"one": corners[0], "other": corners[1]})
    if form.is_submitted() and form.validate() and form.check(known) and form.bounds:
        return _limited(question, written(form.bounds))
    about = {"question": question, "form": form, "told": told_bounds(question.options[BOUNDS])}
    page = render_template("diagnostics/limits.html", consultation=consultation, **about)
    return page, 422 if form.is_submitted() else 200


@blueprint.app_template_filter("bounds_in_words")
def told_bounds(bounds: str) -> dict[str, object] | None:
    """The ends of the bounds in degrees and their size in kilometres; None where there are none or they hold the whole earth."""
    found = known_bounds({BOUNDS: bounds})
    if found is None:
        return None
    wide, high = size_of(found)
    return {**dict(zip(("west", "south", "east", "north"), found, strict=True)), "wide": wide, "high": high}


def _limited(question: Question, bounds: str) -> ResponseReturnValue:
    limit_places(current_actor(), question, bounds=bounds)
    flash(_("Points outside these limits are refused.") if bounds else _("Points are taken from anywhere."), "success")
    return back_to(question)


def _hours_ahead() -> float:
    ahead = ZoneInfo(current_app.config["BABEL_DEFAULT_TIMEZONE"]).utcoffset(WINTER)
    return ahead.total_seconds() / 3_600 if ahead else 0.0

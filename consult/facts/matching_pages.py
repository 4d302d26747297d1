"""The page on which organisers say which category of the census is which answer."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import questionnaire_of
from consult.facts import actions, policies
from consult.facts.matching import MatchesForm, matches_form, rows_of
from consult.facts.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/organisation/consultations/<uid>/diagnostic/recensement")
def matches(uid: str) -> str:
    """Each category of the census with the answer it is."""
    questionnaire = _questionnaire(uid)
    return _page(questionnaire, matches_form(rows_of(questionnaire)))


@blueprint.post("/organisation/consultations/<uid>/diagnostic/recensement")
def match_categories(uid: str) -> ResponseReturnValue:
    """Keeps what the organiser says."""
    questionnaire = _questionnaire(uid)
    form = matches_form(rows_of(questionnaire))
    if not form.validate():
        return _page(questionnaire, form), 422
    actions.match_categories(current_actor(), questionnaire.consultation, form.matches, form.apart)
    flash(_("Kept. The figures follow."), "success")
    return redirect(url_for("diagnostics.live", uid=uid, _anchor="pas-entendus"))


def _questionnaire(uid: str) -> Questionnaire:
    """The questionnaire, for an organiser of the consultation. Raises NotFound where there is none."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_match_categories, consultation)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None:
        raise NotFound
    return questionnaire


def _page(questionnaire: Questionnaire, form: MatchesForm) -> str:
    return render_template("facts/matches.html", consultation=questionnaire.consultation, form=form)

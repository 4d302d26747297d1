"""Pages of assessments that everybody reads."""

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from consult.assessments import policies, queries
from consult.assessments.cards import all_cards, card
from consult.assessments.comparing import barometer
from consult.assessments.evidence import ideas_shown, of_themes, shown_evidence
from consult.assessments.facts import plan_of
from consult.assessments.indicators import INDICATORS
from consult.assessments.likeness import unlike
from consult.assessments.models import NeedsAssessment
from consult.assessments.opening import opened
from consult.assessments.orderings import ORDERINGS
from consult.assessments.report import Report
from consult.assessments.sheets import kept_sheet
from consult.assessments.snapshots import of_assessment
from consult.assessments.sureness import doubts
from consult.consultations.models import Consultation
from consult.core.errors import NotFound
from consult.core.i18n import current_language
from consult.core.lookup import by_uid
from consult.web.access import authorize, current_actor, public

blueprint = Blueprint("assessments", __name__)

# In seconds.
PRINTED_WITHIN = "60"


@blueprint.get("/consultations/<uid>/bilan")
def index(uid: str) -> ResponseReturnValue:
    """The assessment published last; before there is one, what it will be."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_assessments, consultation)
    if latest := queries.latest_assessment(consultation):
        return redirect(url_for("assessments.show", uid=latest.uid))
    plan = plan_of(consultation)
    return render_template(
        "assessments/index.html",
        consultation=consultation,
        recipe=plan.recipe.as_json(),
        weighed=plan.weighed,
        asked=plan.variables,
        ordering=ORDERINGS[plan.recipe.order_by],
        indicators=INDICATORS,
    )


@blueprint.get("/bilans/<uid>")
def show(uid: str) -> str:
    """What is needed most, how sure we are, and how it was computed."""
    assessment = opened(uid)
    authorize(current_actor(), policies.may_view_assessment, assessment)
    report = Report(assessment)
    evidence = shown_evidence(assessment)
    return render_template(
        "assessments/show.html",
        assessment=assessment,
        consultation=assessment.consultation,
        report=report,
        doubts=doubts(report),
        evidence=evidence,
        shown=ideas_shown(evidence),
        known=of_themes(evidence),
        kept=kept_sheet(assessment, current_language()),
        **_since(assessment),
        others=[one for one in queries.published_assessments(assessment.consultation) if one.id != assessment.id],
    )


def _since(assessment: NeedsAssessment) -> dict[str, Any]:
    """The assessment before in the same territory, what moved since, and what differs beside what people think."""
    if (previous := queries.previous_in_territory(assessment)) is None:
        return {"previous": None, "barometer": [], "unlike": []}
    now, before = of_assessment(assessment), of_assessment(previous)
    return {"previous": previous, "barometer": barometer(now, before), "unlike": unlike(now, before)}


@blueprint.get("/bilans/<uid>/bilan.pdf")
def sheet(uid: str) -> ResponseReturnValue:
    """A published assessment to print, in the language of whoever reads; while it is being printed, a page that says so."""
    assessment = by_uid(NeedsAssessment, uid)
    authorize(current_actor(), policies.may_view_assessment, assessment)
    if not assessment.is_published:
        raise NotFound
    made, is_current = kept_sheet(assessment, current_language())
    if made is None or not is_current:
        page = render_template("assessments/being_printed.html", assessment=assessment, sheet=made)
        return page, 503, {"Retry-After": PRINTED_WITHIN}
    answer = Response(made.content, mimetype="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="bilan-{assessment.number}-{uid}.pdf"'
    answer.set_etag(made.digest)
    return answer.make_conditional(request)


@blueprint.get("/methodes")
@public
def methods() -> str:
    """All method cards."""
    return render_template("assessments/methods.html", cards=all_cards(str(get_locale())))


@blueprint.get("/methodes/<key>")
@public
def method(key: str) -> str:
    """How one figure is computed and what it cannot say."""
    return render_template("assessments/method.html", card=card(key, str(get_locale())))

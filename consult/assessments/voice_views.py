"""Pages on what unites people, on what they said in their own words, and the page on which texts are read."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.assessments import coding_actions, policies
from consult.assessments.coding_forms import decisions_of
from consult.assessments.models import NeedsAssessment
from consult.assessments.opinion_report import opinion_reports
from consult.assessments.quoted import quotes_shown
from consult.assessments.texts_to_read import pile_of
from consult.assessments.views import blueprint
from consult.consultations.models import Consultation
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.lookup import by_uid
from consult.diagnostics.queries import needs_in_order
from consult.web.access import authorize, current_actor

A_PAGE = 10


@blueprint.get("/bilans/<uid>/opinions")
def opinions(uid: str) -> str:
    """What unites people who voted on statements, and what divides them."""
    assessment = by_uid(NeedsAssessment, uid)
    authorize(current_actor(), policies.may_view_assessment, assessment)
    reports = opinion_reports(assessment) or abort(404)
    consultation = assessment.consultation
    return render_template("assessments/opinions.html", assessment=assessment, consultation=consultation, reports=reports)


@blueprint.get("/bilans/<uid>/paroles")
def testimonies(uid: str) -> str:
    """What people said in their own words, need by need."""
    assessment = by_uid(NeedsAssessment, uid)
    authorize(current_actor(), policies.may_view_assessment, assessment)
    told = assessment.inputs.get("texts") or abort(404)
    return render_template(
        "assessments/testimonies.html",
        assessment=assessment,
        consultation=assessment.consultation,
        told=told,
        quoted=quotes_shown(assessment),
    )


@blueprint.route("/organisation/consultations/<uid>/textes", methods=["GET", "POST"])
def texts(uid: str) -> ResponseReturnValue:
    """The texts to read, a few at a time, and what was said of them."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_code_texts, consultation)
    if request.method == "POST":
        count = coding_actions.code_texts(current_actor(), consultation, decisions=decisions_of(request.form))
        flash(ngettext("%(num)d text is sorted.", "%(num)d texts are sorted.", count) if count else _("Nothing was chosen."))
        return redirect(url_for("assessments.texts", uid=uid), 303)
    pile, is_again = pile_of(consultation), "sorted" in request.args
    return render_template(
        "assessments/texts.html",
        consultation=consultation,
        pile=pile,
        shown=(pile.decided if is_again else pile.waiting)[:A_PAGE],
        is_again=is_again,
        needs=needs_in_order(consultation),
    )

"""Pages on what unites people, on what they said in their own words, and the page on which texts are read."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.assessments import coding_actions, policies
from consult.assessments.coding_forms import decisions_of, numbers_of
from consult.assessments.errors import UnknownText
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
    refusal = None
    if request.method == "POST":
        try:
            _sort(consultation)
            return redirect(url_for("assessments.texts", uid=uid), 303)
        except UnknownText as unknown:
            refusal = unknown
    page = _texts(consultation, refusal)
    return (page, refusal.status) if refusal else page


def _sort(consultation: Consultation) -> None:
    """Keeps what was decided, and says how much that was and what it could not keep."""
    decisions = decisions_of(request.form)
    kept = coding_actions.code_texts(current_actor(), consultation, decisions=decisions)
    is_any = ngettext("%(num)d text is sorted.", "%(num)d texts are sorted.", kept.count)
    flash(is_any if kept.count else _("Nothing was chosen."))
    if kept.gone:
        words = ngettext(
            "Text %(numbers)s of the page is not sorted: it was rewritten or taken back meanwhile, or the need is gone.",
            "Texts %(numbers)s of the page are not sorted: they were rewritten or taken back meanwhile, or a need is gone.",
            len(kept.gone),
            numbers=", ".join(map(str, numbers_of(request.form, kept.gone))),
        )
        flash(words, "warning")


def _texts(consultation: Consultation, refusal: UnknownText | None) -> str:
    pile, is_again = pile_of(consultation), "sorted" in request.args
    return render_template(
        "assessments/texts.html",
        consultation=consultation,
        refusal=refusal,
        pile=pile,
        shown=(pile.decided if is_again else pile.waiting)[:A_PAGE],
        is_again=is_again,
        needs=needs_in_order(consultation),
    )

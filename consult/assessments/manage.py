"""Pages on which organisers look at the draft and publish it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.assessments import actions, policies, queries
from consult.assessments.report import Report, changes
from consult.assessments.views import blueprint
from consult.consultations.models import Consultation
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.web.access import authorize, current_actor


@blueprint.get("/organisation/consultations/<uid>/bilan")
def manage(uid: str) -> str:
    """The draft, what changed since the last publication, and what is published."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_manage_assessments, consultation)
    draft, published = queries.draft_of(consultation), queries.published_assessments(consultation)
    return render_template(
        "assessments/manage.html",
        consultation=consultation,
        draft=draft,
        report=Report(draft) if draft else None,
        due_since=queries.due_since(consultation),
        has_uncounted_vote=queries.has_uncounted_vote(consultation),
        published=published,
        changes=changes(draft, published[0]) if draft and published else [],
    )


@blueprint.post("/organisation/consultations/<uid>/bilan/calcul")
def compute(uid: str) -> ResponseReturnValue:
    """Asks for the draft to be computed again."""
    actions.request_draft(current_actor(), by_uid(Consultation, uid))
    flash(_("The draft is being computed. Reload this page in a few seconds."))
    return redirect(url_for("assessments.manage", uid=uid), 303)


@blueprint.post("/organisation/consultations/<uid>/bilan/publication")
def publish(uid: str) -> ResponseReturnValue:
    """Publishes the draft the organiser has seen."""
    consultation = by_uid(Consultation, uid)
    published = actions.publish_assessment(current_actor(), consultation, seen=request.form.get("seen", ""))
    flash(_("The assessment is published. Everybody can read it now."))
    return redirect(url_for("assessments.show", uid=published.uid), 303)

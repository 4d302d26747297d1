"""The page on which an organiser publishes the draft they have read: what will be frozen, then the button."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.assessments import actions, policies, queries
from consult.assessments.errors import (
    AlreadyPublished,
    DraftChanged,
    DraftUnsettled,
    NothingToPublish,
    TooFewSince,
    TooFewSorted,
    VoicesUnread,
    VoteNotCounted,
)
from consult.assessments.evidence import evidence_of
from consult.assessments.manage import manage_page
from consult.assessments.models import NeedsAssessment
from consult.assessments.opening import draft_to_read
from consult.assessments.reading_state import reading_of
from consult.assessments.report import Report
from consult.assessments.seen_drafts import as_seen
from consult.assessments.views import blueprint
from consult.consultations.models import Consultation
from consult.consultations.openings import StageClosed
from consult.core.disclosure import THRESHOLD
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.web.access import authorize, current_actor

REFUSALS = (DraftChanged, DraftUnsettled, NothingToPublish, StageClosed, TooFewSince, TooFewSorted, VoicesUnread, VoteNotCounted)


@blueprint.get("/organisation/consultations/<uid>/bilan/publication")
def confirm(uid: str) -> ResponseReturnValue:
    """What publishing the draft freezes, as the organiser has read it.

    `seen` names the draft, as in `publish`; without it one reads it first.
    """
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_publish_assessment, consultation)
    if "seen" not in request.args:
        return redirect(url_for("assessments.manage", uid=uid))
    draft = draft_to_read(consultation)
    if draft is None or as_seen(draft) != request.args["seen"]:
        return manage_page(consultation, DraftChanged() if draft else NothingToPublish())
    if reading_of(consultation, draft).must_be_waited_for:
        return manage_page(consultation, VoicesUnread())
    return _confirmation(consultation, draft)


def _confirmation(consultation: Consultation, draft: NeedsAssessment) -> str:
    return render_template(
        "assessments/publish.html",
        consultation=consultation,
        draft=draft,
        report=Report(draft),
        seen=as_seen(draft),
        number=queries.highest_number(consultation) + 1,
        evidence_count=len(evidence_of(draft)),
        few=THRESHOLD,
    )


@blueprint.post("/organisation/consultations/<uid>/bilan/publication")
def publish(uid: str) -> ResponseReturnValue:
    """Publishes the draft the organiser has seen; who presses the button twice comes to what is published, too."""
    consultation = by_uid(Consultation, uid)
    try:
        published = actions.publish_assessment(current_actor(), consultation, seen=request.form.get("seen", ""))
        flash(_("The assessment is published. Everybody can read it now."))
    except AlreadyPublished:
        (published, *_earlier) = queries.published_assessments(consultation)
        flash(_("This assessment is published already, as no. %(number)s.", number=published.number))
    except REFUSALS as refusal:
        return manage_page(consultation, refusal)
    return redirect(url_for("assessments.show", uid=published.uid), 303)

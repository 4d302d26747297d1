"""Pages of those who go on later: the code that leads back, and where it is typed."""

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from consult.core.authorization import authorize
from consult.core.codes import normalised
from consult.core.errors import DomainError, NotFound
from consult.core.i18n import current_language, lazy_gettext
from consult.core.i18n import gettext as _
from consult.diagnostics import policies
from consult.diagnostics.draft_actions import mail_draft_code
from consult.diagnostics.drafts import KEPT_FOR, draft_by_code, draft_of
from consult.diagnostics.models import Questionnaire, ResponseDraft
from consult.diagnostics.proofs import respondent
from consult.diagnostics.response_forms import DraftCodeForm, DraftMailForm
from consult.diagnostics.views import answerable, blueprint, key_name
from consult.web.access import current_actor
from consult.web.limits import WRONG_CODES_PER_ADDRESS, limiter

NO_SUCH_CODE = lazy_gettext("This code opens nothing. Codes work until 60 days after the end of the diagnostic.")
MAILS_PER_ADDRESS = "10 per hour"


@blueprint.get("/consultations/<uid>/diagnostic/pause")
def pause(uid: str) -> str:
    """The code that opens what was kept, and until when."""
    questionnaire = answerable(uid)
    return _pause_page(questionnaire, _draft(questionnaire), DraftMailForm())


@blueprint.post("/consultations/<uid>/diagnostic/pause")
@limiter.limit(MAILS_PER_ADDRESS)
def mail_code(uid: str) -> ResponseReturnValue:
    """Mails the code to whoever asks."""
    questionnaire, form = answerable(uid), DraftMailForm()
    draft = _draft(questionnaire)
    if not form.validate():
        return _pause_page(questionnaire, draft, form), 422
    mail_draft_code(current_actor(), draft, email=(form.email.data or "").lower(), language=current_language())
    flash(_("Your code is on its way to %(email)s.", email=form.email.data), "success")
    return redirect(url_for("diagnostics.pause", uid=uid))


@blueprint.route("/diagnostic/reprendre", methods=["GET", "POST"])
@limiter.limit(WRONG_CODES_PER_ADDRESS, methods=["POST"], deduct_when=lambda response: response.status_code >= 400)
def resume() -> ResponseReturnValue:
    """Asks for the code and leads to the page where one stopped."""
    form = DraftCodeForm(data={"code": request.args.get("code", "")[:20]})
    authorize(current_actor(), policies.may_resume, None)
    if request.method == "GET":
        return render_template("diagnostics/resume.html", form=form)
    try:
        draft = _opened(form.code.data or "")
    except DomainError:
        form.code.errors = [NO_SUCH_CODE]
        return render_template("diagnostics/resume.html", form=form), 422
    session[key_name(draft.consultation)] = draft.uid
    return redirect(url_for("diagnostics.page", uid=draft.consultation.uid, number=draft.page), 303)


def _opened(typed: str) -> ResponseDraft:
    """The draft of a code, for whoever may have it. Raises NotFound."""
    draft = draft_by_code(normalised(typed) or "")
    if draft is None:
        raise NotFound
    authorize(current_actor(), policies.may_view_draft, draft)
    return draft


def _draft(questionnaire: Questionnaire) -> ResponseDraft:
    """What was kept for whoever asks; raises NotFound where nothing was."""
    key = session.get(key_name(questionnaire.consultation))
    draft = draft_of(questionnaire, respondent(questionnaire).person_id, key)
    if draft is None:
        raise NotFound
    authorize(current_actor(), policies.may_view_draft, draft)
    return draft


def _pause_page(questionnaire: Questionnaire, draft: ResponseDraft, form: DraftMailForm) -> str:
    stage = questionnaire.consultation.stage("diagnostic")
    closes_at = stage.closes_at if stage else None
    kept_until = closes_at + KEPT_FOR if closes_at else None
    return render_template(
        "diagnostics/pause.html",
        consultation=questionnaire.consultation,
        draft=draft,
        form=form,
        closes_at=closes_at,
        kept_until=kept_until,
    )

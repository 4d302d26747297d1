"""Pages on which organisers look at the draft, have it computed and choose its rules."""

from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.assessments import actions, policies, queries, recipe_actions, run_actions
from consult.assessments.comparable_runs import is_told, told_bases
from consult.assessments.comparing import Row, compared
from consult.assessments.errors import RecipeFrozen, RunOver, VoteNotCounted
from consult.assessments.feeding import unfed_order
from consult.assessments.forms import RecipeForm
from consult.assessments.looking import tells_few
from consult.assessments.models import NeedsAssessment
from consult.assessments.opening import draft_to_read
from consult.assessments.profiles import variables_of
from consult.assessments.reading_state import Reading, reading_of
from consult.assessments.reasons import reasons
from consult.assessments.report import Report
from consult.assessments.run_models import DONE, AssessmentRun
from consult.assessments.seen_drafts import as_seen
from consult.assessments.snapshots import of_assessment
from consult.assessments.views import blueprint
from consult.consultations.models import Consultation
from consult.core.disclosure import THRESHOLD
from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.core.lookup import by_uid
from consult.diagnostics.queries import questionnaire_of
from consult.web.access import authorize, current_actor

RELOADED_AFTER = "5"  # seconds
REASONS = {run_actions.NEEDS_CHANGED: _l("The needs changed while it ran. Another one was started.")}


@blueprint.get("/organisation/consultations/<uid>/bilan")
def manage(uid: str) -> Response:
    """The draft, what changed since the last publication, and what is published; while one is computed it reloads itself."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_manage_assessments, consultation)
    return manage_page(consultation)


def manage_page(consultation: Consultation, refusal: DomainError | None = None) -> Response:
    """That page, which says first why something was refused."""
    draft, published = draft_to_read(consultation), queries.published_assessments(consultation)
    computing = _computing(consultation, draft)
    page = render_template(
        "assessments/manage.html",
        consultation=consultation,
        refusal=refusal,
        **_shown(consultation, draft),
        published=published,
        **_changes(draft, published),
        **computing,
        **_past(consultation),
        words_of_reason=REASONS,
        unfed=unfed_order(consultation),
        is_frozen=queries.is_recipe_frozen(consultation),
    )
    reloaded = {"Refresh": RELOADED_AFTER} if computing["is_reloaded"] and refusal is None else None
    return Response(page, status=refusal.status if refusal else 200, headers=reloaded)


def _shown(consultation: Consultation, draft: NeedsAssessment | None) -> dict[str, Any]:
    """The draft as it is read, what is published if it is, and whether a later one waits for more people."""
    read = {"draft": draft, "report": Report(draft) if draft else None, "seen": as_seen(draft) if draft else None}
    refusal = tells_few(consultation, draft) if draft else None
    return read | {
        "held_back": queries.unseen_draft(consultation),
        "few": THRESHOLD,
        "too_few": refusal and refusal.message,
        "lacks_ballots": draft is not None and queries.lacks_ballots(consultation, draft),
        "no_vote": VoteNotCounted.message if draft and queries.awaits_votes(consultation, draft) else None,
    }


def _past(consultation: Consultation) -> dict[str, Any]:
    """The computations that are over, and those of them of which one may tell how many people they rest on."""
    runs, told = [run for run in queries.latest_runs(consultation) if not run.is_live], told_bases(consultation)
    return {"runs": runs, "told": [run for run in runs if run.state == DONE and is_told(run, told)]}


def _computing(consultation: Consultation, draft: NeedsAssessment | None) -> dict[str, Any]:
    """A computation under way and how far it is, since when one is due, whether texts wait to be read, and whether the page
    reloads itself meanwhile."""
    live, due_since = queries.live_run(consultation), queries.due_since(consultation)
    stopped = None if live or due_since else queries.stopped_run(consultation)
    latest = draft or queries.draft_of(consultation)
    reading = reading_of(consultation, latest) if latest else Reading()
    is_under_way = bool(live or due_since or reading.is_waiting)
    return {
        "live": live,
        "steps_done": queries.steps_done(live) if live else 0,
        "due_since": due_since,
        "stopped": stopped,
        "reading": reading,
        "is_under_way": is_under_way,
        "is_reloaded": is_under_way and "still" not in request.args,
    }


def _changes(draft: NeedsAssessment | None, published: list[NeedsAssessment]) -> dict[str, list[Row] | list[str]]:
    """`changes`: the needs of which anything differs from what was published last; `reasons`: why it may."""
    if draft is None or not published:
        return {"changes": [], "reasons": []}
    now, before = of_assessment(draft), of_assessment(published[0])
    return {"changes": [row for row in compared(now, before) if not row.is_same], "reasons": reasons(now, before)}


@blueprint.route("/organisation/consultations/<uid>/bilan/regles", methods=["GET", "POST"])
def recipe(uid: str) -> ResponseReturnValue:
    """How the assessment is made, to be chosen before anybody answers."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_choose_recipe, consultation)
    form = RecipeForm.of(queries.recipe_of(consultation), variables_of(questionnaire_of(consultation)))
    if form.is_submitted() and form.validate():
        try:
            recipe_actions.choose_recipe(current_actor(), consultation, recipe=form.recipe)
            flash(_("The rules of the assessment are saved. Everybody can read them."), "success")
            return redirect(url_for("assessments.manage", uid=uid), 303)
        except (InvalidInput, RecipeFrozen) as refusal:
            form.form_errors.append(refusal.text)
    told = {"unfed": unfed_order(consultation), "is_frozen": queries.is_recipe_frozen(consultation)}
    page = render_template("assessments/recipe.html", consultation=consultation, form=form, **told)
    return page, 422 if form.errors else 200


@blueprint.post("/organisation/calculs/<uid>/arret")
def cancel(uid: str) -> ResponseReturnValue:
    """Stops a computation."""
    run = by_uid(AssessmentRun, uid)
    try:
        run_actions.cancel_run(current_actor(), run)
    except RunOver as refusal:
        return manage_page(run.consultation, refusal)
    flash(_("The computation is stopped. The draft stays what it was until somebody answers or you have it computed again."))
    return redirect(url_for("assessments.manage", uid=run.consultation.uid), 303)


@blueprint.post("/organisation/consultations/<uid>/bilan/calcul")
def compute(uid: str) -> ResponseReturnValue:
    """Asks for the draft to be computed again."""
    actions.request_draft(current_actor(), by_uid(Consultation, uid))
    flash(_("The draft is being computed. Reload this page in a few seconds."))
    return redirect(url_for("assessments.manage", uid=uid), 303)

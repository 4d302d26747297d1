"""The page on which any two assessments, or computations of one, are set beside each other."""

from flask import render_template, request
from flask_babel import format_datetime

from consult.assessments import policies, queries
from consult.assessments.comparable_runs import comparable_runs, told_bases
from consult.assessments.comparing import compared
from consult.assessments.opening import draft_to_read
from consult.assessments.reasons import reasons
from consult.assessments.snapshots import Snapshot, of_assessment, of_run
from consult.assessments.views import blueprint
from consult.consultations.models import Consultation
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.web.access import authorize, current_actor
from consult.web.locale import number


@blueprint.get("/consultations/<uid>/bilan/comparaison")
def compare(uid: str) -> str:
    """Everybody compares what is published here and in the place; organisers the draft and its computations too."""
    consultation, actor = by_uid(Consultation, uid), current_actor()
    authorize(actor, policies.may_view_assessments, consultation)
    is_staff = policies.may_manage_assessments(actor, consultation)
    choices = _choices(consultation, is_staff=is_staff)
    now = _chosen(choices, "now", choices[:1])
    before = _chosen(choices, "before", [one for one in choices if now and one.comes_before(now)] or choices[1:])
    return render_template(
        "assessments/compare.html",
        consultation=consultation,
        is_staff=is_staff,
        choices=choices,
        label_of=lambda one: _label(one, consultation),
        now=now,
        before=before,
        rows=compared(now, before) if now and before else None,
        reasons=reasons(now, before) if now and before else [],
        is_nested=bool(now and before and now.consultation_uid == before.consultation_uid),
    )


def _choices(consultation: Consultation, *, is_staff: bool) -> list[Snapshot]:
    """What this person may compare, the latest first: the draft, what is published, earlier computations, the place before."""
    draft = draft_to_read(consultation) if is_staff else None
    kept = comparable_runs(draft, queries.runs_kept(consultation), told_bases(consultation)) if is_staff else []
    made = [draft] if draft else []
    made += queries.published_assessments(consultation)
    return [*map(of_assessment, made), *map(of_run, kept), *map(of_assessment, queries.published_in_territory(consultation))]


def _chosen(choices: list[Snapshot], name: str, usual: list[Snapshot]) -> Snapshot | None:
    """The one asked for; the first of the usual ones where nothing is asked for or nothing of that name is there."""
    asked = request.args.get(name, "")
    return next((one for one in (*choices, *usual) if one.uid == asked), next(iter(usual), None))


def _label(one: Snapshot, consultation: Consultation) -> str:
    """What a choice is called."""
    # Of what is published the day is enough, as it has a number.
    hour = format_datetime(one.made_at, "d MMM y, HH:mm" if one.number is None else "d MMM y")
    people = number(one.respondents)
    if one.consultation_uid != consultation.uid:
        return _("%(title)s: assessment no. %(number)s, %(hour)s", title=one.title, number=one.number, hour=hour)
    if one.number is not None:
        return _("Assessment no. %(number)s, %(hour)s (%(people)s participants)", number=one.number, hour=hour, people=people)
    if one.is_draft:
        return _("Draft, %(hour)s (%(people)s participants)", hour=hour, people=people)
    return _("Computation of %(hour)s (%(people)s participants)", hour=hour, people=people)

"""Pages on which organisers have sheets printed, follow them, withdraw them, and say who collects responses."""

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.clock import now
from consult.core.errors import DomainError, NotFound
from consult.core.i18n import current_language, ngettext
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics.queries import questionnaire_of
from consult.fieldwork import queries, series_actions, volunteer_actions
from consult.fieldwork.fingerprints import questions_digest
from consult.fieldwork.forms import LANGUAGES, SeriesForm, VolunteerForm
from consult.fieldwork.models import SeriesFile, SheetSeries, Volunteer
from consult.fieldwork.periods import is_long_over, keying_ends_at
from consult.fieldwork.policies import may_download_file, may_prepare_fieldwork
from consult.fieldwork.views import blueprint
from consult.web.access import current_actor


@blueprint.get("/organisation/consultations/<uid>/feuilles")
def series(uid: str) -> str:
    """The series printed so far with what became of their sheets, and a new one."""
    return _series_page(_prepared(uid))


@blueprint.post("/organisation/consultations/<uid>/feuilles")
def print_series(uid: str) -> ResponseReturnValue:
    """Prints a series."""
    consultation, form = _prepared(uid), SeriesForm()
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None:
        raise NotFound
    if not form.validate():
        return _series_page(consultation, form), 422
    made = series_actions.print_series(current_actor(), questionnaire, **form.wishes)
    flash(ngettext("%(num)d sheet is ready.", "%(num)d sheets are being prepared.", made.sheets_count), "success")
    return redirect(url_for("fieldwork.series", uid=uid))


@blueprint.get("/organisation/feuilles/<uid>/impression")
def download(uid: str) -> Response:
    """Some sheets of a series, to be printed."""
    file = by_uid(SeriesFile, uid)
    authorize(current_actor(), may_download_file, file)
    if file.content is None:
        raise NotFound
    name = f"feuilles-{file.series.number}-{file.first}-{file.last}.pdf"
    return Response(file.content, mimetype="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'})


@blueprint.post("/organisation/feuilles/<uid>/retrait")
def revoke_series(uid: str) -> ResponseReturnValue:
    """Withdraws a series."""
    found = by_uid(SheetSeries, uid)
    series_actions.revoke_series(current_actor(), found)
    flash(_("The series is withdrawn: its sheets are not taken any more. What was taken before counts."), "success")
    return redirect(url_for("fieldwork.series", uid=found.questionnaire.consultation.uid))


@blueprint.get("/organisation/consultations/<uid>/benevoles")
def volunteers(uid: str) -> str:
    """Who collects responses, and how many came in day by day."""
    return _volunteers_page(_prepared(uid), VolunteerForm(formdata=None))


@blueprint.post("/organisation/consultations/<uid>/benevoles")
def add_volunteer(uid: str) -> ResponseReturnValue:
    """Invites somebody."""
    consultation, form = _prepared(uid), VolunteerForm()
    if not form.validate():
        return _volunteers_page(consultation, form), 422
    try:
        who = {"email": form.email.data or "", "name": form.name.data or "", "locale": current_language()}
        volunteer_actions.add_volunteer(current_actor(), consultation, **who)
    except DomainError as refusal:
        form.email.errors = [refusal.text]
        return _volunteers_page(consultation, form), refusal.status
    flash(_("Done. A mail says so to %(email)s.", email=form.email.data), "success")
    return redirect(url_for("fieldwork.volunteers", uid=uid))


@blueprint.post("/organisation/benevoles/<uid>/retrait")
def remove_volunteer(uid: str) -> ResponseReturnValue:
    """Ends somebody's work."""
    volunteer = by_uid(Volunteer, uid)
    volunteer_actions.remove_volunteer(current_actor(), volunteer)
    flash(_("This person can collect no more answers. Those handed in before count."), "success")
    return redirect(url_for("fieldwork.volunteers", uid=volunteer.consultation.uid))


def _prepared(uid: str) -> Consultation:
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), may_prepare_fieldwork, consultation)
    return consultation


def _series_page(consultation: Consultation, form: SeriesForm | None = None) -> str:
    questionnaire = questionnaire_of(consultation)
    rows = [
        {
            "series": one,
            "progress": queries.progress_of(one),
            "files": queries.files_of(one),
            "is_outdated": one.digest != questions_digest(one.questionnaire),
            "ends_at": keying_ends_at(one),
            "is_long_over": is_long_over(one, now()),
        }
        for one in queries.series_of(consultation)
    ]
    blank = SeriesForm(formdata=None, language=questionnaire.language if questionnaire else "fr")
    shown = {"rows": rows, "questionnaire": questionnaire, "form": form or blank, "languages": LANGUAGES}
    return render_template("fieldwork/series.html", consultation=consultation, **shown)


def _volunteers_page(consultation: Consultation, form: VolunteerForm) -> str:
    rows = [(one, queries.handed_in(consultation, one.account_id, today=False)) for one in queries.volunteers_of(consultation)]
    days = queries.handed_in_by_day(consultation)
    return render_template("fieldwork/volunteers.html", consultation=consultation, form=form, volunteers=rows, days=days)

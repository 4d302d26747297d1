"""Pages on which organisers look at results, publish them, choose what they are shown by, and take responses home."""

from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.authorization import authorize
from consult.core.disclosure import is_disclosable
from consult.core.errors import NotFound
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.core.written_sheets import CSV
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.participation import steady
from consult.diagnostics.queries import is_locked, responses_count
from consult.results import actions
from consult.results.download_actions import download_early, download_responses
from consult.results.files import as_file, folder_of, streamed_archive
from consult.results.forms import DownloadForm
from consult.results.models import ResponsesDownload, Results
from consult.results.photos import photo_files, photo_questions, photos_in
from consult.results.policies import may_fetch_responses, may_prepare_results
from consult.results.queries import downloads_of, files_for, published_results, results_of
from consult.results.rows import response_sheets
from consult.results.structure import CROSSINGS_AT_MOST, can_be_crossed
from consult.results.views import blueprint, file_answer, questionnaire_with_results, results_page
from consult.results.waiting_actions import ask_for_results
from consult.web.access import current_actor
from consult.web.pagination import paginate

COUNTED_AT_ONCE = 2_000
PHOTOS_A_PAGE = 12
# In seconds.
RELOADED_AFTER = "4"


@blueprint.get("/organisation/consultations/<uid>/diagnostic/resultats")
def manage(uid: str) -> ResponseReturnValue:
    """Where the results stand, and what one can do with them; until they are counted for the first time, that they will be."""
    consultation = _prepared(uid)
    questionnaire = questionnaire_with_results(uid)
    if results_of(questionnaire) is None:
        if _takes_long(questionnaire):
            return _waiting_page(questionnaire)
        actions.count_results(SYSTEM, consultation)
    return _page(uid, DownloadForm())


@blueprint.post("/organisation/consultations/<uid>/diagnostic/resultats/avant-la-fin")
def early(uid: str) -> ResponseReturnValue:
    """The results so far: asked for by a button, and noted."""
    questionnaire = questionnaire_with_results(uid)
    _prepared(uid)
    if not _takes_long(questionnaire):
        actions.count_results(SYSTEM, questionnaire.consultation)
    elif results_of(questionnaire) is None:
        return redirect(url_for("results.manage", uid=uid), 303)
    told = actions.look_early(current_actor(), questionnaire)
    results = results_of(questionnaire)
    return results_page(results, told, is_draft=True, is_early=True) if results else _page(uid, DownloadForm())


@blueprint.post("/organisation/consultations/<uid>/diagnostic/resultats/publication")
def publish(uid: str) -> ResponseReturnValue:
    """Shows them to everybody."""
    actions.publish_results(current_actor(), questionnaire_with_results(uid))
    flash(_("The results are published."), "success")
    return redirect(url_for("results.show", uid=uid))


@blueprint.get("/organisation/consultations/<uid>/diagnostic/resultats/photos")
def photos(uid: str) -> str:
    """The photos people sent; the look is noted."""
    questionnaire = questionnaire_with_results(uid)
    if not photo_questions(questionnaire):
        raise NotFound
    actions.look_at_photos(current_actor(), questionnaire)
    page = paginate(photos_in(questionnaire, steady(questionnaire)[1]), size=PHOTOS_A_PAGE)
    return render_template("results/photos.html", consultation=questionnaire.consultation, page=page)


@blueprint.post("/organisation/consultations/<uid>/diagnostic/resultats/croisements")
def cross(uid: str) -> ResponseReturnValue:
    """Keeps the questions the results are shown by."""
    actions.choose_crossings(current_actor(), questionnaire_with_results(uid), uids=request.form.getlist("question"))
    flash(_("Your changes are saved."), "success")
    return redirect(url_for("results.manage", uid=uid))


@blueprint.post("/organisation/consultations/<uid>/diagnostic/resultats/reponses")
def responses(uid: str) -> ResponseReturnValue:
    """The responses one by one, once the reason is given."""
    questionnaire, form = questionnaire_with_results(uid), DownloadForm()
    _prepared(uid)
    if not form.validate():
        return _page(uid, form), 422
    told: dict[str, Any] = {"reason": form.reason.data or "", "file_format": form.file_format.data}
    download = download_responses if questionnaire.consultation.is_stage_past("diagnostic") else download_early
    note = download(current_actor(), questionnaire, **told)
    if not note.is_prepared:
        return _file_at_once(questionnaire, note)
    flash(_("Your file is being prepared. It will be on this page in a minute or two."), "success")
    return redirect(url_for("results.manage", uid=uid, _anchor="reponses"), 303)


@blueprint.get("/organisation/consultations/<uid>/diagnostic/resultats/reponses/<file_uid>")
def prepared_responses(uid: str, file_uid: str) -> Response:
    """A file that a worker has written, for whoever asked for it."""
    download = by_uid(ResponsesDownload, file_uid)
    authorize(current_actor(), may_fetch_responses, download)
    if download.content is None or download.is_gone:
        raise NotFound
    return file_answer(download.content, download.format, folder_of("reponses", download.questionnaire.consultation.uid))


def _file_at_once(questionnaire: Questionnaire, note: ResponsesDownload) -> Response:
    """The responses in answer to the request; text goes out while it is written."""
    name = folder_of("reponses", questionnaire.consultation.uid)
    _count, among = steady(questionnaire)
    sheets = response_sheets(questionnaire, among)
    if note.format == CSV:
        archive = streamed_archive(sheets, name, photo_files(questionnaire, among))
        return file_answer(stream_with_context(archive), CSV, name)
    return file_answer(as_file(sheets, note.format, name), note.format, name)


def _takes_long(questionnaire: Questionnaire) -> bool:
    """Whether counting takes longer than somebody waits for a page: then a worker counts, as it does with each new response."""
    return responses_count(questionnaire) > COUNTED_AT_ONCE


def _waiting_page(questionnaire: Questionnaire) -> Response:
    ask_for_results(current_actor(), questionnaire.consultation)
    told = {"consultation": questionnaire.consultation, "responses": responses_count(questionnaire)}
    page = make_response(render_template("results/waiting.html", **told))
    page.headers["Refresh"] = RELOADED_AFTER
    return page


def _prepared(uid: str) -> Consultation:
    """The consultation, for an organiser of it."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), may_prepare_results, consultation)
    return consultation


def _published_before(questionnaire: Questionnaire) -> Results | None:
    """The results of an earlier version, where it is those that everybody reads."""
    found = published_results(questionnaire.consultation)
    return found if found and found.questionnaire_id != questionnaire.id else None


def _page(uid: str, form: DownloadForm) -> str:
    questionnaire = questionnaire_with_results(uid)
    stage, is_over = questionnaire.consultation.stage("diagnostic"), questionnaire.consultation.is_stage_past("diagnostic")
    return render_template(
        "results/manage.html",
        consultation=questionnaire.consultation,
        questionnaire=questionnaire,
        results=results_of(questionnaire),
        is_over=is_over,
        ended_at=stage.closes_at if stage is not None and is_over else None,
        steady=steady(questionnaire)[0],
        is_fixed=is_locked(questionnaire) or questionnaire.version > 1,
        offered=[one for one in questionnaire.questions if can_be_crossed(one)],
        most=CROSSINGS_AT_MOST,
        downloads=(downloads := downloads_of(questionnaire)),
        before=_published_before(questionnaire),
        has_photos=bool(photo_questions(questionnaire)),
        are_photos_shown=is_disclosable(responses_count(questionnaire)),
        files=files_for(current_actor().account_id, downloads),
        form=form,
    )

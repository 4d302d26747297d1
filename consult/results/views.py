"""What people answered, as everybody reads it once it is published, and as files."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import NotFound
from consult.core.i18n import current_language
from consult.core.lookup import by_uid
from consult.core.written_sheets import FORMATS, TYPES
from consult.diagnostics.forms import LANGUAGES
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import questionnaire_of, versions_of
from consult.diagnostics.rewording import earlier_words
from consult.results.files import as_file, folder_of
from consult.results.models import Results
from consult.results.policies import may_view_results
from consult.results.queries import published_results, results_of
from consult.results.shown import crossings_offered, shown_crossings, shown_questions
from consult.results.tables import sheets_of
from consult.results.wording import interval
from consult.web.access import current_actor

# Pages of published results that the process keeps, by what they show: a third of a megabyte each.
WRITTEN_AT_MOST = 30
# What the address of a page or a file says that shows results before they are published.
DRAFT = "brouillon"
WRITTEN: dict[tuple[Any, ...], Markup] = {}

blueprint = Blueprint("results", __name__)
blueprint.add_app_template_filter(interval)


@blueprint.get("/consultations/<uid>/diagnostic/resultats")
def show(uid: str) -> str:
    """The results as they are published; to organisers those counted last, until then."""
    results = _visible(uid)
    told = results.published or results.figures
    return results_page(results, told, is_draft=results.published is None)


@blueprint.get("/consultations/<uid>/diagnostic/resultats/<file_format>")
def download(uid: str, file_format: str) -> ResponseReturnValue:
    """The same as tables with a dictionary."""
    results = _visible(uid)
    if file_format not in FORMATS:
        raise NotFound
    sheets = sheets_of(results.questionnaire, results.published or results.figures)
    return file_answer(as_file(sheets, file_format, folder_of("resultats", uid)), file_format, folder_of("resultats", uid))


def results_page(results: Results, told: Any, **shown: Any) -> str:
    """The page of results, by the groups that the address asks for."""
    questionnaire, by = results.questionnaire, request.args.get("par", "")
    offered = crossings_offered(questionnaire, told, current_language())
    return render_template(
        "results/show.html",
        consultation=questionnaire.consultation,
        results=results,
        is_outdated=questionnaire_with_results(questionnaire.consultation.uid).version > questionnaire.version,
        told=told,
        offered=offered,
        by=by if by in dict(offered) else "",
        questions=_questions(results, told, by if by in dict(offered) else "", offered) if told["respondents"] else "",
        **shown,
    )


def _questions(results: Results, told: Any, by: str, offered: Any) -> Markup:
    """All questions as they are read; what is published stays as it is, and is written once in a process."""
    sheet, language = results.questionnaire, current_language()
    key = (sheet.id, sheet.revision, results.published_at, language, by)
    if key in WRITTEN and told is results.published:
        return WRITTEN[key]
    written = Markup(render_template("results/questions.html", by=by, offered=offered, **_about(sheet, told, language, by)))
    if told is results.published:
        if len(WRITTEN) >= WRITTEN_AT_MOST:
            WRITTEN.clear()
        WRITTEN[key] = written
    return written


def _about(sheet: Questionnaire, told: Any, language: str, by: str) -> dict[str, Any]:
    """The figures of all questions, and in which words they were asked before."""
    return {
        "questions": shown_questions(sheet, told, language),
        "crossings": shown_crossings(sheet, told, language, by),
        "earlier": earlier_words(versions_of(sheet.consultation), sheet) if sheet.counts_from < sheet.version else {},
        "languages": LANGUAGES,
        "own_language": sheet.language,
    }


def file_answer(content: bytes | Iterator[bytes], file_format: str, name: str) -> Response:
    """A file to keep; text files come together in an archive."""
    kind = "zip" if file_format == "csv" else file_format
    answer = Response(content, mimetype=TYPES.get(kind, "application/zip"))
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def questionnaire_with_results(uid: str) -> Questionnaire:
    """The questionnaire of the consultation; raises NotFound where there is none."""
    questionnaire = questionnaire_of(by_uid(Consultation, uid))
    if questionnaire is None:
        raise NotFound
    return questionnaire


def _visible(uid: str) -> Results:
    """The published results, be they of an earlier version; to organisers who ask for them, those not published yet.

    Raises NotFound.
    """
    results = results_of(questionnaire_with_results(uid))
    if results is None or (results.published is None and DRAFT not in request.args):
        results = published_results(by_uid(Consultation, uid)) or results
    if results is None:
        raise NotFound
    authorize(current_actor(), may_view_results, results)
    return results

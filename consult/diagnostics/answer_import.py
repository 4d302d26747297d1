"""Pages on which organisers bring in answers gathered elsewhere: the file, what its columns say, what it becomes, yes or no."""

from collections import Counter
from typing import Any

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.core.lookup import by_uid
from consult.core.sheets import BYTES_AT_MOST
from consult.diagnostics import answer_import_actions as actions
from consult.diagnostics import policies
from consult.diagnostics.adding import new_statements
from consult.diagnostics.answer_file_models import AnswerFile
from consult.diagnostics.answer_import_forms import AnswerFileForm, MappingForm, mapping_form
from consult.diagnostics.importing.answer_mapping import AnswerMapping, mapping_of, write_mapping
from consult.diagnostics.importing.answer_matching import propose_mapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_reading import Gathered
from consult.diagnostics.importing.answer_table import AnswerTable, read_answer_table
from consult.diagnostics.importing.faults import Refused, repeated
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.queries import is_locked
from consult.diagnostics.views import blueprint
from consult.web.access import current_actor

FAULTS_SHOWN = 30
# About as much as is read while somebody waits for a page.
CELLS_AT_MOST = 1_000_000
FILES = ("diagnostics.import_answers", "diagnostics.import_form")


@blueprint.url_value_preprocessor
def leave_room_for_files(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Lets files be larger than other forms; larger ones still are refused in words."""
    if endpoint in FILES and request.mimetype == "multipart/form-data":
        request.max_content_length = 2 * BYTES_AT_MOST


@blueprint.route("/organisation/consultations/<uid>/diagnostic/reponses/import", methods=["GET", "POST"])
def import_answers(uid: str) -> ResponseReturnValue:
    """The form to send a file."""
    consultation, form = by_uid(Consultation, uid), AnswerFileForm()
    authorize(current_actor(), policies.may_send_answer_file, consultation)
    if not form.is_submitted():
        return _upload_page(consultation, form)
    if not form.validate():
        return _upload_page(consultation, form), 422
    try:
        return redirect(url_for("diagnostics.answer_file", uid=_kept(consultation, form).uid))
    except Refused as refusal:
        return _upload_page(consultation, form, faults=refusal.faults[:FAULTS_SHOWN]), 422
    except InvalidInput as refusal:
        form.form_errors.append(refusal.text)
        return _upload_page(consultation, form), 422


@blueprint.route("/organisation/reponses-a-importer/<uid>", methods=["GET", "POST"])
def answer_file(uid: str) -> ResponseReturnValue:
    """What the columns of a file say, to be changed, and what comes of it."""
    file, table, questionnaire = _opened(uid)
    form = mapping_form(table, meanings_of(questionnaire), mapping_of(file.mapping))
    if form.is_submitted() and form.validate():
        actions.map_answer_file(current_actor(), file, mapping=form.mapping)
        return redirect(url_for("diagnostics.answer_file", uid=uid) + "#resultat")
    return _file_page(file, table, questionnaire, form), 422 if form.errors else 200


@blueprint.post("/organisation/reponses-a-importer/<uid>/oui")
def confirm_answers(uid: str) -> ResponseReturnValue:
    """Makes responses of the lines that can be read."""
    file, table, _questionnaire = _opened(uid)
    consultation, mapping = file.consultation, mapping_of(file.mapping)
    taken = actions.import_answers(current_actor(), consultation, table, mapping, without_refused=True, file=file)
    flash(ngettext("%(num)d response is brought in.", "%(num)d responses are brought in.", taken.stored), "success")
    if taken.added:
        flash(
            ngettext(
                "%(num)d statement was added: a moderator reads it before anybody is asked about it.",
                "%(num)d statements were added: moderators read them before anybody is asked about them.",
                taken.added,
            ),
            "info",
        )
    return redirect(url_for("diagnostics.live", uid=consultation.uid))


@blueprint.post("/organisation/reponses-a-importer/<uid>/non")
def drop_answers(uid: str) -> ResponseReturnValue:
    """Gives the file up."""
    file = by_uid(AnswerFile, uid)
    actions.drop_answer_file(current_actor(), file)
    flash(_("The file is given up. Nothing of it is kept."), "success")
    return redirect(url_for("diagnostics.import_answers", uid=file.consultation.uid))


@blueprint.get("/organisation/reponses-a-importer/<uid>/colonnes.yaml")
def answer_mapping(uid: str) -> Response:
    """What the columns say, as the command line reads it."""
    file, table, _questionnaire = _opened(uid)
    answer = Response(write_mapping(mapping_of(file.mapping).in_order(table.headings)), mimetype="application/yaml")
    answer.headers["Content-Disposition"] = 'attachment; filename="colonnes.yaml"'
    return answer


def _kept(consultation: Consultation, form: AnswerFileForm) -> AnswerFile:
    """The file, kept with what its columns seem to say."""
    content = form.file.data.read()
    table = read_answer_table(content)
    if len(table.rows) * len(table.headings) > CELLS_AT_MOST:
        raise InvalidInput(_("This file is too large for a page. Split it, or bring it in with the command line."))
    mapping = propose_mapping(table, meanings_of(actions.answered_questionnaire(consultation)))
    name = form.file.data.filename or ""
    return actions.send_answer_file(current_actor(), consultation, name=name, content=content, mapping=mapping)


def _opened(uid: str) -> tuple[AnswerFile, AnswerTable, Questionnaire]:
    """The file, for an organiser of the consultation, its table, and the questionnaire it answers."""
    file = by_uid(AnswerFile, uid)
    authorize(current_actor(), policies.may_map_answer_file, file)
    return file, read_answer_table(file.content), actions.answered_questionnaire(file.consultation)


def _upload_page(consultation: Consultation, form: AnswerFileForm, **shown: Any) -> str:
    return render_template("diagnostics/import_answers.html", consultation=consultation, form=form, **{"faults": []} | shown)


def _file_page(file: AnswerFile, table: AnswerTable, questionnaire: Questionnaire, form: MappingForm) -> str:
    mapping = mapping_of(file.mapping)
    gathered, faults = _looked_over(questionnaire, table, mapping)
    known = actions.known_responses(file.consultation, gathered) if gathered else []
    return render_template(
        "diagnostics/answer_file.html",
        file=file,
        table=table,
        questionnaire=questionnaire,
        form=form,
        mapping=mapping,
        gathered=gathered,
        known=len(known),
        unsure=sum(not one.is_sure for one in known),
        mapping_faults=faults,
        unread=Counter(fault.column for fault in gathered.faults) if gathered else {},
        is_locked=is_locked(questionnaire),
        added=new_statements(questionnaire, (one.answers for one in gathered.responses)) if gathered else 0,
        told=repeated(gathered.faults) if gathered else [],
        noted=repeated(gathered.notes) if gathered else [],
        aside=[one for one in table.places if one not in mapping.used and table.examples(one, 1)],
        told_at_most=FAULTS_SHOWN,
    )


def _looked_over(questionnaire: Questionnaire, table: AnswerTable, mapping: AnswerMapping) -> tuple[Gathered | None, list[str]]:
    """What the file becomes, or why what is said of its columns does not fit."""
    try:
        return actions.look_over(questionnaire, table, mapping), []
    except actions.MappingRefused as refusal:
        return None, refusal.faults

"""Answering the diagnostic of a consultation, at once or page by page."""

from collections.abc import Collection
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import lazyload

from consult.consultations.models import Consultation
from consult.core.authorization import authorize
from consult.core.clock import now
from consult.core.errors import NotFound
from consult.core.i18n import current_language
from consult.core.i18n import gettext as _
from consult.core.lookup import by_uid
from consult.diagnostics import policies
from consult.diagnostics.actions import submit_response
from consult.diagnostics.answering import check_confused, check_questions, minutes_needed
from consult.diagnostics.asked import AnyQuestion
from consult.diagnostics.draft_actions import save_draft
from consult.diagnostics.drafts import TOO_LONG, fitting
from consult.diagnostics.filling_in import Begun, SentForm, begun_by, read_form
from consult.diagnostics.keeping import kept_about
from consult.diagnostics.models import ADMITTING, Questionnaire
from consult.diagnostics.photo_intake import Intake, take_in
from consult.diagnostics.proofs import is_admitted, proof_for, require_admitted, respondent
from consult.diagnostics.queries import questionnaire_of, response_by_code
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import Problems
from consult.diagnostics.refusals import FirstAnswersStay, InvalidAnswers
from consult.diagnostics.response_forms import AdmissionForm, admission_form
from consult.diagnostics.revisions import asked_by
from consult.diagnostics.sheets import Sheet, blank_sheet, kept_sheet
from consult.diagnostics.wording import introduction_in, worded_questions
from consult.web.access import current_actor
from consult.web.limits import limiter

VISITORS_RESPONSES = "600 per hour"
LANGUAGE = "language-"
# What is not read of a consultation whose answers come in; where a page is shown after all it is read then.
LEFT_OUT = [lazyload(part) for part in (Consultation.stages, Consultation.organisation, Consultation.territory)]

blueprint = Blueprint("diagnostics", __name__)


@blueprint.get("/consultations/<uid>/diagnostic")
def answer(uid: str) -> ResponseReturnValue:
    """The questions for whoever has signed in and can answer; for others what it is about, who may answer and how."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None or not consultation.is_stage_open("diagnostic") or respondent(questionnaire).person_id is None:
        return about_page(consultation, questionnaire)
    begun = begun_by(questionnaire, current_actor(), None)
    if begun.response and not questionnaire.is_replaceable:
        return about_page(consultation, questionnaire)
    return filling_page(begun, begun.draft.page if begun.draft else 1)


@blueprint.get("/consultations/<uid>/diagnostic/page/<int:number>")
def page(uid: str, number: int) -> ResponseReturnValue:
    """One page of the questions, filled in as far as one has come."""
    questionnaire = answerable(uid)
    begun = begun_by(questionnaire, respondent(questionnaire), session.get(key_name(questionnaire.consultation)))
    if begun.response and not questionnaire.is_replaceable:
        return redirect(url_for("diagnostics.answer", uid=uid))
    return filling_page(begun, number)


@blueprint.post("/consultations/<uid>/diagnostic")
@limiter.limit(VISITORS_RESPONSES, exempt_when=lambda: current_actor().is_signed_in)
def submit(uid: str) -> ResponseReturnValue:
    """Keeps what was sent and leads on: to another page, to a pause, or to the end when all is sent."""
    consultation = by_uid(Consultation, uid, *LEFT_OUT)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None:
        raise NotFound
    authorize(current_actor(), policies.may_submit_response, questionnaire)
    files = request.files if is_admitted(questionnaire) else None
    photos = take_in(respondent(questionnaire), questionnaire, request.form.lists(), files)
    form = read_form(photos.fields.items())
    begun = begun_by(questionnaire, respondent(questionnaire), form.key or session.get(key_name(consultation)))
    sheet = begun.after(form)
    if not is_admitted(questionnaire):
        _keep(begun, sheet, form.page, photos)
    require_admitted(questionnaire)
    if form.then == "send":
        return _send(begun, sheet, form, photos)
    return _go_on(begun, sheet, form, photos)


@blueprint.get("/diagnostic/merci/<code>")
def thanks(code: str) -> str:
    """The short code to keep, and what happens next."""
    response = response_by_code(code)
    if response is None:
        raise NotFound
    if response.sent_key is None or session.get(key_name(response.questionnaire.consultation)) != response.sent_key:
        authorize(current_actor(), policies.may_view_response, response)
    authorize(current_actor(), policies.may_view_questionnaire, response.questionnaire.consultation)
    consultation = response.questionnaire.consultation
    kept = kept_about(consultation, None, current_language())
    return render_template("diagnostics/thanks.html", response=response, consultation=consultation, kept=kept)


def answerable(uid: str) -> Questionnaire:
    """The questionnaire for whoever may answer it. Raises NotFound where there is none open, NotAdmitted."""
    consultation = by_uid(Consultation, uid)
    authorize(current_actor(), policies.may_view_questionnaire, consultation)
    questionnaire = questionnaire_of(consultation)
    if questionnaire is None or not consultation.is_stage_open("diagnostic"):
        raise NotFound
    authorize(current_actor(), policies.may_submit_response, questionnaire)
    require_admitted(questionnaire)
    return questionnaire


def about_page(consultation: Consultation, questionnaire: Questionnaire | None, form: AdmissionForm | None = None) -> str:
    """What the diagnostic is about, who may answer and how; where a code or the list lets people in, the form for it."""
    key = session.get(key_name(consultation))
    who = respondent(questionnaire) if questionnaire else current_actor()
    begun = begun_by(questionnaire, who, key) if questionnaire and (key or who.person_id) else None
    is_asked = questionnaire is not None and questionnaire.assurance in ADMITTING
    if form is None and questionnaire is not None and is_asked:
        brought = session.pop(brought_to(consultation), None)
        form = admission_form(questionnaire, None, data={"code": brought})
    about: dict[str, Any] = {
        "questionnaire": questionnaire,
        "minutes": minutes_needed(asked_by(questionnaire)) if questionnaire else 0,
        "begun": begun,
    }
    about |= {"form": form, "is_admitted": is_asked and questionnaire is not None and is_admitted(questionnaire)}
    about |= {"kept": kept_about(consultation, begun, current_language(), questionnaire), "language": current_language()}
    return render_template("diagnostics/about.html", consultation=consultation, introduction=introduction_in, **about)


def brought_to(consultation: Consultation) -> str:
    """Under which name the session of a browser keeps the code that a letter's address brought along."""
    return f"code brought to {consultation.uid}"


def key_name(consultation: Consultation) -> str:
    """Under which name the session of a browser keeps the key of its form."""
    return f"diagnostic of {consultation.uid}"


def filling_page(begun: Begun, number: int, typed: Any = None, problems: Any = None, *, is_news: bool = False) -> str:
    """A page of the questions for whoever fills them in; the session keeps the key of the form, for it to be sent once.

    Before one sends it says which answers do not count; where that is news it says so first.
    """
    sheet = begun.sheet if typed is None else typed
    session[key_name(sheet.questionnaire.consultation)] = begun.key
    number = sheet.nearest(number)
    place = {"number": number, "back": sheet.page_before(number), "next": sheet.next_page(number), "pages": list(sheet.pages)}
    kept = kept_about(sheet.questionnaire.consultation, begun, current_language(), sheet.questionnaire)
    shown = {"begun": begun, "key": begun.key, "started": int(now().timestamp() // 60), "is_change": begun.response is not None}
    told: dict[str, Any] = {"sheet": sheet, "problems": problems or {}, "kept": kept, "is_news": is_news}
    told["sees_photos"] = True
    told["aside"] = [] if place["next"] else worded_questions(sheet.questionnaire, sheet.set_aside, current_language())
    return form_page(sheet.questionnaire, sheet.pages.get(number, []), **told | place | shown)


def form_page(
    questionnaire: Questionnaire, questions: Collection[AnyQuestion], *, template: str = "diagnostics/answer.html", **shown: Any
) -> str:
    """These questions, with what was typed and its `problems`; the same for answering and for a preview."""
    blank: dict[str, Any] = {"sheet": blank_sheet(questionnaire), "problems": {}, "is_change": False, "is_preview": False}
    language = current_language()
    about = {
        "consultation": questionnaire.consultation,
        "questionnaire": questionnaire,
        "question_types": QUESTION_TYPES,
        "introduction": introduction_in(questionnaire, language),
        "questions": worded_questions(questionnaire, list(questions), language),
        "language": language,
        "sees_photos": False,
    }
    return render_template(template, **about | blank | shown)


def _send(begun: Begun, sheet: Sheet, form: SentForm, photos: Intake) -> ResponseReturnValue:
    """Sends everything; where questions were not shown yet or something is wrong, leads there with all that was typed.

    Of answers that do not count, as their questions are not asked, people are told before: they send once more.
    """
    if problems := _confused(sheet, photos):
        number = sheet.page_of(set(problems)) or sheet.nearest(form.page)
        problems = check_questions(sheet.pages.get(number, []), sheet.answers, sheet.untold) | problems
        return _again(begun, sheet, number, problems, photos)
    if unseen := sheet.unseen():
        number = sheet.page_of(unseen) or form.page
        if problems := _keep(begun, sheet, number, photos):
            return filling_page(begun, sheet.page_of(set(problems)) or form.page, sheet, problems), 422
        flash(_("There is something more to answer before you send. All your answers are kept."), "info")
        return _to(sheet, number)
    if form.unconfirmed(sheet):
        return _again(begun, sheet, form.page, {}, photos)
    who, questionnaire, minutes = respondent(sheet.questionnaire), sheet.questionnaire, begun.minutes(form.started)
    how: dict[str, Any] = {"untold": sheet.untold, "key": begun.key, "minutes": minutes, "proof": proof_for(questionnaire)}
    try:
        code = submit_response(who, questionnaire, sheet.answers, pictures=photos.pictures, **how)
    except InvalidAnswers as refusal:
        return _again(begun, sheet, sheet.page_of(set(refusal.problems)) or form.page, refusal.problems, photos)
    except FirstAnswersStay as refusal:
        flash(refusal.text, "warning")
        return redirect(url_for("diagnostics.thanks", code=refusal.code))
    if who.person_id is None:
        session[key_name(sheet.questionnaire.consultation)] = begun.key
    return redirect(url_for("diagnostics.thanks", code=code))


def _go_on(begun: Begun, sheet: Sheet, form: SentForm, photos: Intake) -> ResponseReturnValue:
    """Keeps what was typed and leads to the page wanted; the next one only when nothing on this one is wrong."""
    here = sheet.nearest(form.page)
    elsewhere = {one.uid for number, page in sheet.pages.items() if number != here for one in page}
    problems = {uid: found for uid, found in _confused(sheet, photos).items() if uid not in elsewhere}
    if form.then == "next":
        problems = check_questions(sheet.pages.get(here, []), sheet.answers, sheet.untold) | problems
    if problems:
        return _again(begun, sheet, here, problems, photos)
    wanted = _page_wanted(sheet, here, form.then)
    if problems := _keep(begun, sheet, wanted, photos):
        return filling_page(begun, here, sheet, problems), 422
    before = {one.uid for one in begun.sheet.set_aside}
    for question in worded_questions(sheet.questionnaire, sheet.set_aside, current_language()):
        if question.uid not in before:
            flash(_("“%(question)s” is not asked any more: your answer to it does not count.", question=question.label), "info")
    if form.then == "later":
        return redirect(url_for("diagnostics.pause", uid=sheet.questionnaire.consultation.uid))
    language = form.then.removeprefix(LANGUAGE) if form.then.startswith(LANGUAGE) else None
    return _to(sheet, wanted, language)


def _page_wanted(sheet: Sheet, here: int, then: str) -> int:
    """Where one goes on after that button was pressed on that page."""
    if then == "back":
        return sheet.page_before(here) or here
    if then == "later" or then.startswith(LANGUAGE):
        return here
    is_more_here = sheet.unseen() & {question.uid for question in sheet.pages.get(here, ())}
    return here if is_more_here else sheet.next_page(here) or here


def _confused(sheet: Sheet, photos: Intake) -> dict[str, Problems]:
    """What came that nobody can keep as it is, whichever button was pressed: it is never left out silently."""
    asked = {one.uid for one in sheet.asked}
    return check_confused(sheet.asks, sheet.confused) | {uid: found for uid, found in photos.problems.items() if uid in asked}


def _again(begun: Begun, sheet: Sheet, number: int, problems: dict[str, Problems], photos: Intake) -> ResponseReturnValue:
    """The page once more, with what is wrong; all that can be kept of what was typed is kept."""
    may_change = begun.response is None or sheet.questionnaire.is_replaceable
    if may_change and any(any(values) for fields in sheet.typed.values() for values in fields.values()):
        problems = _keep(begun, sheet, number, photos) | problems
    return filling_page(begun, number, sheet, problems, is_news=True), 422


def _keep(begun: Begun, sheet: Sheet, number: int, photos: Intake) -> dict[str, Problems]:
    """Keeps what was typed, and the page one goes on with; says which answers are too long to be kept."""
    typed, too_long = fitting(kept_sheet(sheet.questionnaire, sheet.typed, sheet.known).typed, begun.sheet.typed)
    about: dict[str, Any] = {"key": begun.key, "page": number, "pictures": photos.pictures}
    draft = save_draft(respondent(sheet.questionnaire), sheet.questionnaire, typed, **about)
    if draft.person_id is None:
        session[key_name(sheet.questionnaire.consultation)] = draft.uid
    return {uid: {"": TOO_LONG} for uid in too_long}


def _to(sheet: Sheet, number: int, language: str | None = None) -> ResponseReturnValue:
    uid = sheet.questionnaire.consultation.uid
    return redirect(url_for("diagnostics.page", uid=uid, number=number, lang=language), 303)

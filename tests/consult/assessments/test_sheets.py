"""No printed assessment is handed out that quotes somebody who may not be quoted any longer."""

import io
from collections.abc import Callable
from hashlib import sha256

import pytest
from pypdf import PdfReader

from consult.assessments import coding_actions
from consult.assessments.models import NeedsAssessment
from consult.assessments.quoted import digest_of, quotes_shown
from consult.assessments.sheet_models import ReportSheet
from consult.assessments.sheets import kept_sheet, outdated, report_sheet
from consult.assessments.texts import texts_of
from consult.assessments.voice_models import ANSWER, IDEA
from consult.core import outbox
from consult.core.actors import Actor
from consult.core.db import db
from consult.diagnostics import actions as diagnostics_actions
from consult.diagnostics.queries import questionnaire_of
from consult.ideas.queries import approved_ideas
from consult.jobs import Job
from consult.moderation import actions as moderation_actions
from tests import people
from tests.browser import Browser
from tests.factories import quotes, voices
from workers.assessments import draft_assessment, print_report

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def published(database: object) -> NeedsAssessment:
    """An assessment that quotes answers, the first of which is Marcel's, and an idea."""
    made = quotes.published()
    quotes.author_of(quotes.shown(made, ANSWER)[0]).person_id = people.marcel().person_id
    db.session.commit()
    return made


@pytest.fixture
def printed(published: NeedsAssessment) -> NeedsAssessment:
    """The same, of which there are sheets that need not be read."""
    content = b"%PDF"
    about = {"content": content, "digest": sha256(content).hexdigest(), "quotes_digest": digest_of(quotes_shown(published))}
    db.session.add_all(ReportSheet(assessment_id=published.id, language=language, **about) for language in ("fr", "en"))
    db.session.commit()
    return published


def _moderator(published: NeedsAssessment) -> Actor:
    return people.actor(people.account("Nadia", organisation=published.consultation.organisation, role="moderator"))


def _answer_again(published: NeedsAssessment, words: str, *, agrees: bool) -> None:
    sheet = questionnaire_of(published.consultation)
    assert sheet is not None
    said, agreed = (question.uid for question in sheet.questions)
    answers = {said: words} | ({agreed: True} if agrees else {})
    diagnostics_actions.submit_response(people.actor(people.marcel()), sheet, answers)


def _take_back_the_agreement(published: NeedsAssessment) -> str:
    quote = quotes.shown(published, ANSWER)[0]
    _answer_again(published, quote["words"], agrees=False)
    return str(quote["words"])


def _say_something_else(published: NeedsAssessment) -> str:
    quote = quotes.shown(published, ANSWER)[0]
    _answer_again(published, "Nothing that anybody should read any more", agrees=True)
    return str(quote["words"])


def _read_again(published: NeedsAssessment) -> str:
    quote = quotes.shown(published, ANSWER)[0]
    (text,) = [one for one in texts_of(published.consultation) if one.uid == quote["response"]]
    decision = voices.decision(text, published.estimates[0].need)
    coding_actions.code_texts(_moderator(published), published.consultation, decisions=[decision])
    return str(quote["words"])


def _hide_the_idea(published: NeedsAssessment) -> str:
    (idea,) = approved_ideas(published.consultation)
    moderation_actions.take_back_decision(_moderator(published), idea)
    assert not quotes.shown(published, IDEA)
    return "A bus that brings people home after the last train"


def _draft(published: NeedsAssessment) -> None:
    """What workers do as soon as something was taken back or given."""
    assert (Job.DRAFT_ASSESSMENT.value, published.consultation_id) in outbox.due()
    outbox.consume(Job.PRINT_REPORT, published.id)
    db.session.commit()
    draft_assessment.run(published.consultation_id)


def _text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.mark.parametrize("take_back", [_take_back_the_agreement, _say_something_else, _read_again, _hide_the_idea])
def test_a_sheet_is_withheld_and_printed_anew_however_words_are_taken_back(
    visitor: Browser, printed: NeedsAssessment, take_back: Callable[[NeedsAssessment], object]
) -> None:
    page, address = f"/bilans/{printed.uid}", f"/bilans/{printed.uid}/bilan.pdf"
    before = visitor.get(address)
    assert before.status_code == 200 and address in visitor.get(page).get_data(as_text=True)
    take_back(printed)
    withheld = visitor.get(address, headers={"If-None-Match": before.headers["ETag"]})
    assert withheld.status_code == 503 and withheld.headers["Retry-After"] == "60"
    assert "is being printed anew" in withheld.get_data(as_text=True)
    told = visitor.get(page).get_data(as_text=True)
    assert "is being printed anew" in told and address not in told
    _draft(printed)
    assert (Job.PRINT_REPORT.value, printed.id) in outbox.due()


def test_printed_anew_it_quotes_the_others_and_everybody_again_once_they_may_be(
    visitor: Browser, published: NeedsAssessment
) -> None:
    print_report.run(published.id)
    first = visitor.get(f"/bilans/{published.uid}/bilan.pdf")
    words = _take_back_the_agreement(published)
    left = [quote["words"] for quote in quotes.shown(published)]
    print_report.run(published.id)
    second = visitor.get(f"/bilans/{published.uid}/bilan.pdf")
    assert words in _text(first.data) and words not in _text(second.data)
    assert left and all(one in _text(first.data) and one in _text(second.data) for one in left)
    _answer_again(published, words, agrees=True)
    print_report.run(published.id)
    assert visitor.get(f"/bilans/{published.uid}/bilan.pdf").data == first.data


def test_a_sheet_in_one_language_or_in_none_is_outdated(printed: NeedsAssessment) -> None:
    assert not outdated([printed])
    db.session.delete(report_sheet(printed, "en"))
    db.session.commit()
    assert outdated([printed]) == [printed] and kept_sheet(printed, "en") == (None, False)


def test_a_sheet_that_nothing_was_taken_back_from_is_not_printed_again(printed: NeedsAssessment) -> None:
    _answer_again(printed, quotes.shown(printed, ANSWER)[0]["words"], agrees=True)
    _draft(printed)
    assert (Job.PRINT_REPORT.value, printed.id) not in outbox.due()
    assert kept_sheet(printed, "fr").is_current and not outdated([printed])

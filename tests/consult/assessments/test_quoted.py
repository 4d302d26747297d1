"""A published page quotes nobody who took back the answer, the words or the agreement."""

from collections.abc import Callable

import pytest
from sqlalchemy import delete, select, update

from consult.assessments import actions
from consult.assessments.models import NeedsAssessment
from consult.assessments.texts import texts_of
from consult.assessments.voice_models import ANSWER, Coding
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.diagnostics.models import Response
from consult.diagnostics.queries import questionnaire_of
from consult.ideas.queries import approved_ideas
from consult.moderation.models import RETURNED
from tests.browser import Browser
from tests.factories import assessments, quotes, voices

pytestmark = pytest.mark.usefixtures("database")


@pytest.fixture
def published(database: object) -> NeedsAssessment:
    """An assessment that quotes answers and an idea."""
    return quotes.published()


def _quoted(published: NeedsAssessment) -> list[str]:
    return [quote["kind"] for quote in quotes.shown(published)]


def _take_back_the_agreement(made: Consultation) -> None:
    sheet = questionnaire_of(made)
    assert sheet is not None
    for response in db.session.scalars(select(Response)):
        response.answers = {key: said for key, said in response.answers.items() if key != sheet.questions[1].uid}


def _say_something_else(made: Consultation) -> None:
    sheet = questionnaire_of(made)
    assert sheet is not None
    for response in db.session.scalars(select(Response)):
        response.answers = {**response.answers, sheet.questions[0].uid: "Nothing that anybody should read any more"}


def _delete(_: Consultation) -> None:
    db.session.execute(delete(Response))


def _read_again(_: Consultation) -> None:
    db.session.execute(update(Coding).values(is_quotable=False))


def _only_other_words_were_read(_: Consultation) -> None:
    db.session.execute(update(Coding).values(digest="0" * 64))


def _nobody_knows_which_words_were_read(_: Consultation) -> None:
    db.session.execute(update(Coding).values(digest=None))


@pytest.mark.parametrize(
    "take_back",
    [
        _take_back_the_agreement,
        _say_something_else,
        _delete,
        _read_again,
        _only_other_words_were_read,
        _nobody_knows_which_words_were_read,
    ],
)
def test_an_answer_is_quoted_no_longer_once_it_may_not_be(
    visitor: Browser, published: NeedsAssessment, take_back: Callable[[Consultation], None]
) -> None:
    url = f"/bilans/{published.uid}/paroles"
    assert set(_quoted(published)) == {"answer", "idea"}
    page = visitor.get(url).get_data(as_text=True)
    assert f'/consultations/{published.consultation.uid}/diagnostic">Answer to “What else?”</a>' in page
    take_back(published.consultation)
    db.session.commit()
    assert _quoted(published) == ["idea"]
    page = visitor.get(url).get_data(as_text=True)
    assert "Answer to “What else?”" not in page and "The idea “A night bus”" in page


def test_only_those_who_take_it_back_are_left_out(published: NeedsAssessment) -> None:
    quoted = quotes.shown(published, ANSWER)
    db.session.execute(delete(Response).where(Response.uid == quoted[0]["response"]))
    db.session.commit()
    left = quotes.shown(published, ANSWER)
    assert left == quoted[1:] and left


def test_an_idea_that_the_public_no_longer_sees_is_not_quoted(published: NeedsAssessment) -> None:
    for idea in approved_ideas(published.consultation):
        idea.review_state = RETURNED
    db.session.commit()
    assert set(_quoted(published)) == {"answer"}


@pytest.mark.parametrize("changed", ["title", "body"])
def test_an_idea_that_says_something_else_now_is_not_quoted(published: NeedsAssessment, changed: str) -> None:
    for idea in approved_ideas(published.consultation):
        setattr(idea, changed, "Something else")
    db.session.commit()
    assert set(_quoted(published)) == {"answer"}


def test_words_that_nobody_read_are_never_published(visitor: Browser, published: NeedsAssessment) -> None:
    made, slander = published.consultation, "Mrs Dupont of Lilac Street is a thief, bus or no bus, number {}"
    for number, text in enumerate(one for one in texts_of(made) if one.kind == ANSWER):
        voices.rewritten(text, slander.format(number))
    sheet = questionnaire_of(made)
    assert sheet is not None
    db.session.add_all(Response(questionnaire_id=sheet.id, channel="web", answers={}) for _ in range(12))
    db.session.commit()
    voices.heard(made)
    again = actions.publish_assessment(SYSTEM, assessments.draft(made).consultation)
    assert again.number == 2
    for one in (published, again):
        assert "Dupont" not in visitor.get(f"/bilans/{one.uid}/paroles").get_data(as_text=True)
    assert not any("Dupont" in quote["words"] for row in again.estimates for quote in row.figures["testimonies"]["quotes"])


def test_quotes_name_no_response_in_the_open_data(visitor: Browser, published: NeedsAssessment) -> None:
    uids = db.session.scalars(select(Response.uid)).all()
    shown = [f"/bilans/{published.uid}/paroles", f"/bilans/{published.uid}"]
    pages = "".join(visitor.get(url).get_data(as_text=True) for url in shown)
    assert uids and not any(uid in pages for uid in uids)

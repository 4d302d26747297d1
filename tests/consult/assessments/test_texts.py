"""The texts of a consultation."""

import pytest

from consult.assessments.texts import Text, ideas_of, texts_count, texts_of
from consult.moderation.models import PENDING
from tests.factories import ideas, places, voices

pytestmark = pytest.mark.usefixtures("database")


def test_answers_come_first_then_the_ideas_the_public_sees() -> None:
    made = places.consultation()
    need = places.needs(made)[0]
    voices.with_texts(made, people=2)
    shown = ideas.idea(made, need=need)
    ideas.idea(made, "Waits for a moderator", state=PENDING)
    found = texts_of(made)
    assert [text.kind for text in found] == ["answer", "answer", "idea"]
    assert texts_count(made) == 3
    assert [text.about for text in found] == ["What else?", "What else?", "A bus to the market"]
    assert found[2].key == f"idea-{shown.uid}-" and found[2].chosen == need.uid
    assert found[0].words == voices.BUS.format(0) and found[0].chosen is None


@pytest.mark.parametrize("is_consented", [True, False])
def test_an_answer_may_be_quoted_only_if_its_author_agreed(is_consented: bool) -> None:
    made = places.consultation()
    voices.with_texts(made, people=2, is_consented=is_consented)
    assert [text.is_consented for text in texts_of(made)] == [is_consented] * 2


def test_an_agreement_about_something_else_is_none_to_be_quoted() -> None:
    made = places.consultation()
    sheet = voices.with_texts(made, people=1)
    sheet.questions[1].options = {"words": "Send me news", "purpose": "other"}
    assert not texts_of(made)[0].is_consented


def test_a_consultation_without_a_questionnaire_has_ideas_alone() -> None:
    made = places.consultation()
    assert texts_of(made) == [] and texts_count(made) == 0
    ideas.idea(made)
    assert len(texts_of(made)) == texts_count(made) == 1


def test_only_ideas_the_public_sees_today_are_found_by_their_uids() -> None:
    made = places.consultation()
    shown, hidden = ideas.idea(made), ideas.idea(made, state=PENDING)
    assert [(one.uid, one.said) for one in ideas_of([shown.uid, hidden.uid, ""])] == [(shown.uid, ideas.BODY)]


def test_other_words_have_another_digest() -> None:
    made = places.consultation()
    voices.with_texts(made, people=1)
    before = texts_of(made)[0]
    voices.rewritten(before, "A bus")
    after = texts_of(made)[0]
    assert after.key == before.key and after.digest != before.digest


@pytest.mark.parametrize(
    ("words", "reaches"),
    [
        ("Write to amina.b@example.org, please", True),
        ("Call me: 06 12 34 56 78", True),
        ("+33 6.12.34.56.78", True),
        ("In 2026, 12 buses at 7:45 for 1,250,000 euros", False),
        ("A bus @ the station", False),
    ],
)
def test_what_looks_like_a_way_to_reach_somebody_is_seen(words: str, reaches: bool) -> None:
    assert Text("answer", "r", "q", words, "What else?").may_reach_somebody is reaches

"""The questionnaire on paper."""

import io

import pytest
from flask import Flask
from flask_babel import force_locale
from pypdf import PdfReader

from consult.core.db import db
from consult.fieldwork.models import SheetSeries
from consult.fieldwork.printing import printed_questions, sheets_pdf
from tests.factories import fieldwork


def _pdf(made: SheetSeries, language: str = "en") -> PdfReader:
    with force_locale(language):
        return PdfReader(io.BytesIO(sheets_pdf(made, fieldwork.sheets_of(made))))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize(("language", "is_large"), [("fr", False), ("en", True)])
def test_a_sheet_asks_every_kind_of_question_and_says_its_code_on_each_page(
    database: Flask, language: str, is_large: bool
) -> None:
    made = fieldwork.series(fieldwork.of_every_kind(), 1, language=language, is_large=is_large)
    reader = _pdf(made, language)
    (sheet,) = fieldwork.sheets_of(made)
    assert all(sheet.code in page.extract_text() for page in reader.pages)
    text = _text(reader)
    assert all(f"About {question.kind}" in text for question in made.questionnaire.questions)
    assert text.count("Fourth line") >= 10
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == language and "/StructTreeRoot" in root
    assert ("Ne notez pas votre nom" in text) is (language == "fr")


@pytest.mark.parametrize(("level", "words"), [("code", "The code of your letter"), ("resident", "your day of birth on it")])
def test_a_sheet_says_what_makes_it_count_where_not_everybody_may_answer(database: Flask, level: str, words: str) -> None:
    made = fieldwork.series(fieldwork.questionnaire(assurance=level), 1)
    text = _text(_pdf(made))
    assert words in text and f"/consultations/{made.questionnaire.consultation.uid}/diagnostic" in text


def test_large_print_takes_more_pages(database: Flask) -> None:
    every = fieldwork.of_every_kind()
    small, large = (_pdf(fieldwork.series(every, 1, is_large=is_large)) for is_large in (False, True))
    assert len(small.pages) < len(large.pages)


def test_each_sheet_has_its_own_code_and_counts_its_own_pages(database: Flask) -> None:
    made = fieldwork.series(size=2)
    reader = _pdf(made)
    codes = [sheet.code for sheet in fieldwork.sheets_of(made)]
    share = len(reader.pages) // 2
    assert f"Page 1 of {share}" in reader.pages[share].extract_text()
    assert codes[0] not in reader.pages[share].extract_text() and codes[1] in reader.pages[share].extract_text()


def test_words_of_organisers_cannot_write_the_sheet(database: Flask) -> None:
    questionnaire = fieldwork.questionnaire()
    hostile = '#panic("no") $x^2$ *Åsa* <b>"quoted"</b> \\ #import "x" {page}'
    questionnaire.questions[0].label = questionnaire.questions[2].hint = questionnaire.introduction = hostile
    questionnaire.questions[0].options = {"items": [{"key": "n1", "label": hostile}, {"key": "n2", "label": "No"}]}
    db.session.commit()
    text = _text(_pdf(fieldwork.series(questionnaire, 1, place=hostile))).replace("“", '"').replace("”", '"')
    assert text.count('#panic("no")') >= 4 and "$x^2$" in text


def test_conditions_are_said_in_words_with_the_number_of_the_question(database: Flask) -> None:
    questionnaire = fieldwork.questionnaire()
    with force_locale("en"):
        printed = printed_questions(questionnaire, "en")
        assert [one["number"] for one in printed] == ["1", "2", "3"]
        assert printed[1]["condition"].startswith("Only if you ticked “No” at question 1.")
        questionnaire.questions[1].show_if = {"question": "drives222222", "items": ["n1", "n2"], "is_chosen": False}
        (_drives, places, _others) = printed_questions(questionnaire, "en")
    assert places["condition"].startswith("Only if you did not tick “Yes” or “No” at question 1.")


def test_sensitive_questions_offer_not_to_say(database: Flask) -> None:
    questionnaire = fieldwork.questionnaire()
    questionnaire.questions[0].is_sensitive = True
    db.session.commit()
    assert _text(_pdf(fieldwork.series(questionnaire, 1))).count("I prefer not to say") == 1


def test_the_words_of_a_translated_questionnaire_are_those_of_the_series(database: Flask) -> None:
    questionnaire = fieldwork.questionnaire()
    questionnaire.questions[0].translations = {"fr": {"label": "Conduisez-vous ?", "items": {"n1": "Oui", "n2": "Non"}}}
    db.session.commit()
    made = fieldwork.series(questionnaire, 1, language="fr")
    assert "Conduisez-vous ?" in _text(_pdf(made, "fr")).replace("\u202f", " ")

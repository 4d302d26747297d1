"""A published assessment on paper."""

import io

import pytest
from flask import Flask
from flask_babel import force_locale
from pypdf import PdfReader
from sqlalchemy import select

from consult.assessments.models import Evidence
from consult.assessments.page_words import said
from consult.assessments.printing import report_pdf, sheet
from consult.assessments.quoted import quotes_shown
from consult.assessments.report import Report
from consult.core.db import db
from consult.diagnostics.models import Response
from tests.factories import assessments, places, quotes, voices


def _text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_is_tagged_and_tells_all_needs_in_both_languages(database: Flask, language: str) -> None:
    published = assessments.published()
    with force_locale(language):
        made = report_pdf(published, quotes_shown(published))
        assert report_pdf(published, quotes_shown(published)) == made
    root = PdfReader(io.BytesIO(made)).trailer["/Root"]
    assert root["/Lang"] == language and root["/MarkInfo"]["/Marked"]
    text = _text(made)
    assert all(one.statement in text for one in published.estimates)
    assert published.input_digest in text.replace(" ", "") and f"/bilans/{published.uid}" in text
    assert ("cannot be told apart" in text) is (language == "en")


def test_words_of_staff_and_citizens_cannot_write_the_sheet(database: Flask) -> None:
    published = assessments.published()
    nasty = '#panic("no") $x$ *b* <i>&amp;</i> \\ @x // `c`'
    published.estimates[0].statement = nasty
    published.consultation.title = nasty
    with force_locale("en"):
        assert said("assessments/words.html", "names", published.estimates[:1]) == f"“{nasty}”"
        assert '#panic("no") $x$ *b* <i>&amp;</i>' in _text(report_pdf(published, quotes_shown(published))).replace(
            "“", '"'
        ).replace("”", '"')


def test_what_stands_behind_a_need_is_on_the_sheet(database: Flask) -> None:
    published = assessments.published()
    kinds = {"idea": {"supports": 3}, "option": {"chosen": 20, "ballots": 50}, "service": {}}
    db.session.add_all(
        Evidence(estimate_id=published.estimates[-1].id, kind=kind, text=f"Some {kind}", facts=facts)
        for kind, facts in kinds.items()
    )
    db.session.commit()
    with force_locale("en"):
        told = sheet(Report(published), quotes_shown(published))["needs"][-1]
    assert told["evidence"] == ["The idea “Some idea” – 3 supporters", "Some option – chosen on 20 of 50 ballots"]
    assert any("Some service." in words for words in told["paragraphs"])


def test_opinion_groups_testimonies_and_the_design_effect_are_on_the_sheet(database: Flask) -> None:
    made = places.consultation()
    voices.with_statements(made, places.needs(made))
    voices.heard(made)
    with force_locale("en"):
        draft = assessments.draft(made)
        draft.inputs = draft.inputs | {"texts": {"writers": 40, "ideas": 2, "looked_at": 1, "proposed": 0, "accuracy": None}}
        content = report_pdf(draft, {})
    text = _text(content)
    assert "What unites people – In the diagnostic" in text and "Group A – 40 people" in text
    assert "40 people wrote in the diagnostic." in text
    assert PdfReader(io.BytesIO(content)).trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_quotes_stand_under_their_need_as_on_the_page_and_are_tagged(database: Flask, language: str) -> None:
    published = quotes.published()
    shown = [one["words"] for one in quotes.shown(published)]
    with force_locale(language):
        made = report_pdf(published, quotes_shown(published))
        assert report_pdf(published, quotes_shown(published)) == made
    text = _text(made)
    places = [text.index(words) for words in [published.estimates[0].statement, *shown]]
    assert len(shown) > 2 and places[1:] == sorted(places[1:])
    assert len(_elements(made, "/BlockQuote")) == len(shown)
    assert not any(response in text for response in db.session.scalars(select(Response.uid)))


def test_a_quote_holds_what_people_type(database: Flask) -> None:
    published = quotes.published()
    typed = "#panic() *b* \U0001f68c\n\nsee https://valfleuri.example/" + "x" * 400
    quote = {"kind": "answer", "uid": "", "about": typed, "words": typed, "reason": "typical"}
    with force_locale("en"):
        made = report_pdf(published, {published.estimates[0].id: [quote]})
    assert "“#panic() *b* □ see https://valfleuri.example/" in _text(made)
    assert _text(made).replace(" ", "").count("x" * 400) == 2 and "\u200b" not in _text(made)


def _elements(content: bytes, kind: str) -> list[str]:
    """The elements of that kind of a sheet, in no order, each with its attributes."""
    found, left = [], [PdfReader(io.BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]]
    while left:
        one = left.pop().get_object()
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            found += [str(one.get("/A"))] if one.get("/S") == kind else []
            left += [one["/K"]] if "/K" in one else []
    return found


def test_a_figure_that_is_not_shown_is_a_box_on_the_printed_plane(database: Flask) -> None:
    published = assessments.published()
    with force_locale("en"):
        assert sheet(Report(published), {})["matrix"]["legend"] == ""
        hidden = {"value": None, "low": None, "high": None, "base": 40, "is_hidden": True, "at_least": 0.25, "at_most": 0.5}
        published.estimates[0].figures = published.estimates[0].figures | {"satisfaction": hidden}
        told = sheet(Report(published), {})["matrix"]
        assert told["points"][0][0] == (0.25, 0.5) and told["points"][1][0][0] == told["points"][1][0][1]
        assert "A dashed circle: a figure is not shown" in _text(report_pdf(published, {}))


def test_statements_stand_above_their_figures_and_are_headings_of_them(database: Flask) -> None:
    made = places.consultation()
    voices.with_statements(made, places.needs(made))
    voices.heard(made)
    with force_locale("en"):
        draft = assessments.draft(made)
        content = report_pdf(draft, {})
    over_all_figures = [one for one in _elements(content, "/TH") if "/ColSpan" in one]
    assert len(over_all_figures) == len(draft.inputs["opinions"][0]["statements"]) > 5

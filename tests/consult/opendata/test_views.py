"""Downloads."""

import csv
from io import StringIO

import pytest

from consult.core.db import db
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from tests.browser import Browser
from tests.factories import assessments, places

FILES = ("chiffres.csv", "dictionnaire.csv", "bilan.json")


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"))))


def test_everything_published_is_listed(visitor: Browser) -> None:
    assert "Nothing to download yet" in visitor.get("/donnees").get_data(as_text=True)
    published = assessments.published()
    page = visitor.get("/donnees").get_data(as_text=True)
    assert all(f"/donnees/bilans/{published.uid}/{file}" in page for file in FILES)


def test_the_figures_come_as_a_file_with_their_dictionary(visitor: Browser) -> None:
    published = assessments.published()
    answer = visitor.get(f"/donnees/bilans/{published.uid}/chiffres.csv")
    assert answer.mimetype == "text/csv" and "attachment" in answer.headers["Content-Disposition"]
    figures = _rows(answer.get_data(as_text=True))
    meanings = _rows(visitor.get(f"/donnees/bilans/{published.uid}/dictionnaire.csv").get_data(as_text=True))
    assert len(figures) == 4
    assert figures[0] == [row[0] for row in meanings[1:]]


def test_programs_read_the_whole_assessment(visitor: Browser) -> None:
    published = assessments.published()
    whole = visitor.get(f"/donnees/bilans/{published.uid}/bilan.json").get_json()
    assert whole["assessment"] == published.uid and len(whole["needs"]) == 3


@pytest.mark.parametrize("file", FILES)
def test_a_draft_cannot_be_downloaded(visitor: Browser, file: str) -> None:
    assert visitor.get(f"/donnees/bilans/{assessments.draft().uid}/{file}").status_code == 404


def test_ideas_that_look_like_formulas_are_words(visitor: Browser) -> None:
    made = places.consultation()
    db.session.add(Idea(consultation_id=made.id, title="=HYPERLINK(1)", body="-1", review_state=APPROVED))
    db.session.commit()
    rows = _rows(visitor.get(f"/donnees/consultations/{made.uid}/idees.csv").get_data(as_text=True))
    assert rows[1][1:3] == ["'=HYPERLINK(1)", "'-1"]


def test_the_ideas_of_an_unpublished_consultation_are_not_there(visitor: Browser) -> None:
    made = places.consultation(is_published=False)
    assert visitor.get(f"/donnees/consultations/{made.uid}/idees.csv").status_code == 404

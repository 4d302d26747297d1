"""Letters and paper ballots, as PDF."""

import io

import pytest
from flask import Flask
from flask_babel import force_locale
from pypdf import PdfReader

from consult.core.db import db
from consult.polling.printing import ballot_pdf, code_address, letters_pdf
from consult.votes.models import Vote
from consult.web.squares import qr_code
from tests.factories import polling as factory


def _read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def _letters(app: Flask, vote: Vote, language: str) -> tuple[PdfReader, list[str]]:
    made = factory.letters(vote)
    with app.test_request_context("/"), force_locale(language):
        return _read(letters_pdf(vote, made)), [letter.code for letter in made]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_letter_is_one_tagged_page_with_name_address_and_code(database: Flask, language: str) -> None:
    vote = factory.vote_with_roll(2)
    reader, codes = _letters(database, vote, language)
    assert len(reader.pages) == 2
    for page, code, number in zip(reader.pages, codes, (1, 2), strict=True):
        text = page.extract_text()
        assert code in text and f"Voter {number}" in text and f"{number}, rue du Pont" in text
        assert vote.title in text and f"/votes/{vote.uid}/code" in text
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == language and "/StructTreeRoot" in root


def test_names_cannot_write_the_letter(database: Flask) -> None:
    vote = factory.vote_with_roll(1)
    made = factory.letters(vote)
    made[0].entry.name = '#panic("no") $x$ *Åsa* <b>"quoted"</b> Łukasz'
    with database.test_request_context("/"), force_locale("en"):
        text = _read(letters_pdf(vote, made)).pages[0].extract_text()
    assert '#panic("no")' in text.replace("“", '"').replace("”", '"') and "Łukasz" in text


@pytest.mark.parametrize("ballot_type", ["approval", "stances", "ranking", "score", "judgment", "points"])
def test_the_paper_ballot_names_every_option_and_no_voter(database: Flask, ballot_type: str) -> None:
    vote = factory.vote_with_roll(1)
    vote.ballot_type = ballot_type
    db.session.commit()
    with database.test_request_context("/"), force_locale("en"):
        reader = _read(ballot_pdf(vote))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert all(option.title in text for option in vote.options)
    assert "Batch" in text and "Voter 1" not in text
    assert ("Against" in text) is (ballot_type == "stances")


def test_the_square_holds_the_address_with_the_code(database: Flask) -> None:
    vote = factory.vote_with_roll(1)
    with database.test_request_context("/"):
        address = code_address(vote, "K7QF-2MXD-9ABC")
        assert address == f"http://localhost/votes/{vote.uid}/code?code=K7QF-2MXD-9ABC"
        assert qr_code(address).startswith("<svg") and qr_code(address) != qr_code(code_address(vote))

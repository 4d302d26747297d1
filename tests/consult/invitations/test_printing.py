"""Codes as they leave the house."""

import csv
import io

import pytest
from flask import Flask

from consult.invitations.actions import Letter
from consult.invitations.printing import code_address, codes_csv, labels_pdf, letters_pdf
from tests.factories import places

LETTERS = [Letter(number, f"K7QF-2MXD-{number:04}") for number in range(1, 24)]


@pytest.fixture(autouse=True)
def _in_english(database: Flask) -> object:
    with database.test_request_context("/", headers={"Accept-Language": "en"}):
        yield


def test_letters_and_labels_are_accessible_pdfs() -> None:
    consultation = places.consultation()
    for made in (letters_pdf(consultation, LETTERS[:2]), labels_pdf(consultation, LETTERS)):
        assert made.startswith(b"%PDF") and b"pdfuaid" in made


def test_a_table_holds_each_code_with_its_address() -> None:
    consultation = places.consultation()
    rows = list(csv.reader(io.StringIO(codes_csv(consultation, LETTERS[:2]).decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["number", "code", "address"]
    assert rows[1] == ["1", "K7QF-2MXD-0001", code_address(consultation, "K7QF-2MXD-0001")]
    assert rows[1][2] == f"http://localhost/consultations/{consultation.uid}/diagnostic/acces?code=K7QF-2MXD-0001"

"""The pages on which answers gathered elsewhere are looked at, then brought in."""

import io
import re

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.answer_file_models import AnswerFile
from consult.diagnostics.models import Response
from tests import people
from tests.browser import Browser
from tests.factories import forms, places, statements

KOBO = "g/car;trips;why;_uuid\ny;12;Bus;u1\nn;;;u2\nmaybe;NaN;;u3\n"


def _sent(data: bytes | str) -> dict[str, object]:
    return {"file": (io.BytesIO(data.encode() if isinstance(data, str) else data), "kobo.csv")}


@pytest.fixture
def address(visitor: Browser) -> str:
    """The address of a diagnostic made from a form of Kobo, for an organiser who has signed in."""
    consultation = places.consultation()
    visitor.sign_in(people.olga(consultation.organisation))
    url = f"/organisation/consultations/{consultation.uid}/diagnostic"
    page = visitor.post(f"{url}/import", {"file": (io.BytesIO(forms.workbook()), "form.xlsx")}).get_data(as_text=True)
    found = re.search(r'name="plan" value="([^"]+)"', page)
    assert found is not None and "which need each line is about" in page
    visitor.post(f"{url}/import/oui", {"plan": found[1]})
    return url


def test_answers_are_shown_with_what_cannot_be_read_and_stored_only_after_a_yes(visitor: Browser, address: str) -> None:
    assert "Bring in answers gathered elsewhere" in visitor.get(address).get_data(as_text=True)
    assert visitor.get(f"{address}/reponses/import").status_code == 200
    file = visitor.post(f"{address}/reponses/import", _sent(KOBO)).headers["Location"]
    page = visitor.get(file).get_data(as_text=True)
    assert "2 new responses can be brought in" in page and "Line 4" in page and "maybe" in page
    assert '<option selected value="car">' in page and db.session.query(Response).count() == 0
    assert "columns:\n  g/car: car" in visitor.get(f"{file}/colonnes.yaml").get_data(as_text=True)
    aside = {"column_0": "car", "column_1": "", "column_2": "", "column_3": "@id", "blanks": "maybe"}
    visitor.post(file, aside)
    page = visitor.get(file).get_data(as_text=True)
    assert "1 line answers no question" in page and "What cannot be read" not in page
    assert visitor.post(file, aside | {"column_0": "nothing"}).status_code == 422
    assert visitor.post(f"{file}/oui", {}).headers["Location"] == f"{address}/suivi"
    assert db.session.query(Response).count() == 2 and visitor.get(file).status_code == 404
    again = visitor.post(f"{address}/reponses/import", _sent(KOBO)).headers["Location"]
    assert "2 lines were brought in before" in visitor.get(again).get_data(as_text=True)
    visitor.post(f"{again}/non", {})
    assert db.session.query(AnswerFile).count() == 0


def test_people_of_two_surveys_that_both_count_from_one_are_told_apart_by_a_name(visitor: Browser, address: str) -> None:
    rows = "id,submitdate,car\n1,2026-03-01,y\n2,2026-03-01,y\n"
    file = visitor.post(f"{address}/reponses/import", _sent(rows)).headers["Location"]
    assert "may be other people" not in visitor.get(file).get_data(as_text=True)
    visitor.post(f"{file}/oui", {})
    for corrected in (rows, rows.replace("2026-03-01,y", "2026-03-01,n")):
        again = visitor.post(f"{address}/reponses/import", _sent(corrected)).headers["Location"]
        page = visitor.get(again).get_data(as_text=True)
        assert "0 new responses" in page and "2 lines may be other people" in page
    named = {"column_0": "@id", "column_1": "@day", "column_2": "car", "blanks": "", "survey": "Médiathèque"}
    visitor.post(again, named)
    page = visitor.get(again).get_data(as_text=True)
    assert "2 new responses" in page and 'value="Médiathèque"' in page and "may be other people" not in page
    visitor.post(f"{again}/oui", {})
    assert db.session.query(Response).count() == 4
    third = visitor.post(f"{address}/reponses/import", _sent(rows)).headers["Location"]
    visitor.post(third, named)
    assert "0 new responses" in visitor.get(third).get_data(as_text=True)
    assert visitor.post(third, named | {"survey": "x" * 201}).status_code == 422


def test_lines_with_a_long_id_are_known_for_sure(visitor: Browser, address: str) -> None:
    rows = "_uuid,car\nuuid-one-0000001,y\n"
    visitor.post(f"{visitor.post(f'{address}/reponses/import', _sent(rows)).headers['Location']}/oui", {})
    again = visitor.post(f"{address}/reponses/import", _sent(rows)).headers["Location"]
    page = visitor.get(again).get_data(as_text=True)
    assert "1 line was brought in before" in page and "may be another person" not in page


def test_what_is_left_out_of_a_line_left_aside_or_of_no_day_is_said(visitor: Browser, address: str) -> None:
    text = "_uuid,g/car,trips,who\nu1,y,many,Zoé\nu2,n,,\n"
    file = visitor.post(f"{address}/reponses/import", _sent(text)).headers["Location"]
    page = visitor.get(file).get_data(as_text=True)
    assert (
        "2 new responses can be brought in" in page
        and "1 line has an answer that cannot be read: this answer is left out" in page
    )
    assert "2 lines do not say their day" in page and "1 column that says something is left aside" in page
    told = {"column_0": "@id", "column_1": "car", "column_2": "trips", "column_3": "", "blanks": "", "is_whole_only": "y"}
    visitor.post(file, told)
    page = visitor.get(file).get_data(as_text=True)
    assert "1 new response can be brought in" in page and "1 line cannot be read" in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "holds no answers"),
        (b"car;why\n", "holds no answers"),
        (b"car;car\ny;y\n", "Two columns are called"),
        (b"car;why\ny;a;b\n", "more cells than there are columns"),
        (b"PK\x03\x04 broken", "cannot be read"),
        (b"\xd0\xcf\x11\xe0 old", "old kind"),
        (b"car\n" + b"y\n" * 5_300_000, "larger than 10 MB"),
        ((";".join(f"c{number}" for number in range(600)) + "\ny\n").encode(), "more than"),
    ],
)
def test_files_that_are_no_answers_are_refused_in_a_sentence(visitor: Browser, address: str, data: bytes, sentence: str) -> None:
    answer = visitor.post(f"{address}/reponses/import", _sent(data))
    assert answer.status_code == 422 and sentence in answer.get_data(as_text=True)
    assert db.session.query(AnswerFile).count() == 0


def test_files_in_whatever_encoding_and_of_many_columns_are_read(visitor: Browser, address: str) -> None:
    wide = ";".join(["car", "why", *(f"colonne {number}" for number in range(300))]) + "\ny;Été\n"
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        file = visitor.post(f"{address}/reponses/import", _sent(wide.encode(encoding))).headers["Location"]
        page = visitor.get(file).get_data(as_text=True)
        assert "Été" in page and "1 new response can be brought in" in page


def test_a_mapping_that_says_the_same_twice_is_told(visitor: Browser, address: str) -> None:
    file = visitor.post(f"{address}/reponses/import", _sent("car,x\ny,y\n")).headers["Location"]
    visitor.post(file, {"column_0": "car", "column_1": "car", "blanks": ""})
    page = visitor.get(file).get_data(as_text=True)
    assert "Two columns say “car”" in page and "Bring in 1 response" not in page
    assert visitor.post(f"{file}/oui", {}).status_code == 422


def test_a_diagnostic_without_questions_takes_no_file(visitor: Browser) -> None:
    consultation = places.consultation()
    visitor.sign_in(people.olga(consultation.organisation))
    answer = visitor.post(f"/organisation/consultations/{consultation.uid}/diagnostic/reponses/import", _sent(KOBO))
    assert answer.status_code == 422 and "no question yet" in answer.get_data(as_text=True)


def test_citizens_see_none_of_it(database: Flask, visitor: Browser, address: str) -> None:
    file = visitor.post(f"{address}/reponses/import", _sent(KOBO)).headers["Location"]
    other = Browser(database)
    other.sign_in(people.amina())
    for path in (f"{address}/reponses/import", file, f"{file}/colonnes.yaml", f"{address}/questionnaire.xlsx"):
        assert other.get(path).status_code == 403
    for path in (f"{file}/oui", f"{file}/non"):
        assert other.post(path, {}).status_code == 403
    assert db.session.query(Response).count() == 0


def test_statements_in_a_file_wait_for_moderators_and_the_page_says_so_before_and_after(
    database: Flask, visitor: Browser
) -> None:
    made = statements.questionnaire()
    visitor.sign_in(people.olga(made.consultation.organisation))
    heads = "What do you think? – The bus is often late.;What do you think? – A statement of my own\n"
    rows = "I agree;More trees\nI agree;more trees.\nI pass;The square is pleasant.\nI agree;Fewer cars\n"
    sent = _sent(heads + rows)
    page = visitor.post(f"/organisation/consultations/{made.consultation.uid}/diagnostic/reponses/import", sent).location
    shown = visitor.get(page).get_data(as_text=True)
    assert "2 statements are added that nobody is asked about yet" in shown
    done = visitor.post(f"{page.split('#')[0]}/oui", follow_redirects=True).get_data(as_text=True)
    assert "2 statements were added: moderators read them" in done and len(statements.added()) == 2

"""What people answered, as everybody reads it."""

import re

import pytest

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.sheets import read_workbook
from consult.diagnostics.correction_actions import open_correction, start_correction
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import correction_of
from consult.results.actions import count_results, publish_results
from consult.results.queries import are_published
from tests import people
from tests.browser import Browser
from tests.factories import places, surveys


@pytest.fixture
def sheet(database: object) -> Questionnaire:
    """A diagnostic that is over, counted and not yet published."""
    made = places.consultation()
    found = surveys.questionnaire(made)
    surveys.respond(found, 150)
    places.close_stage(made, "diagnostic")
    count_results(SYSTEM, made)
    return found


def _address(sheet: Questionnaire, more: str = "") -> str:
    return f"/consultations/{sheet.consultation.uid}/diagnostic/resultats{more}"


def test_everybody_reads_what_is_published_question_by_question(visitor: Browser, sheet: Questionnaire) -> None:
    assert visitor.get(_address(sheet)).status_code == 404
    publish_results(SYSTEM, sheet)
    page = visitor.get(_address(sheet)).get_data(as_text=True)
    assert all(f"About {one.kind}" in page for one in sheet.questions)
    assert "150" in page and "people wrote something, of 150 who were asked." in page
    assert "The answer given most often is “Item 1”" in page and "comes first" in page
    assert "Mean and quartiles are not shown" in page and "Mean: " not in page and "Only organisers see this page" not in page
    shares = [int(share) for share in re.findall(r">(\d+)%<", page)]
    assert len(shares) > 40 and all(share <= 100 for share in shares)
    assert re.search(r"<td class=\"number\">(?:[1-9]|10)</td>", page) is None


def test_what_is_published_anew_or_worded_anew_is_read_anew(visitor: Browser, sheet: Questionnaire) -> None:
    publish_results(SYSTEM, sheet)
    assert "About ranking" in visitor.get(_address(sheet)).get_data(as_text=True)
    sheet.questions[0].label = "Worded anew"
    db.session.commit()
    assert "Worded anew" in visitor.get(_address(sheet)).get_data(as_text=True)
    surveys.respond(sheet, 50, seed=1)
    db.session.execute(db.text("UPDATE results SET counted_at = counted_at - interval '1 day'"))
    db.session.commit()
    count_results(SYSTEM, sheet.consultation)
    assert "200 people answered" not in visitor.get(_address(sheet)).get_data(as_text=True)
    publish_results(SYSTEM, sheet)
    assert "200 people answered" in visitor.get(_address(sheet)).get_data(as_text=True)


def test_results_are_shown_by_the_groups_chosen(visitor: Browser, sheet: Questionnaire) -> None:
    publish_results(SYSTEM, sheet)
    page = visitor.get(_address(sheet, "?par=profile")).get_data(as_text=True)
    assert "By: About profile" in page and "People in the group" in page and "Women" in page
    plain = visitor.get(_address(sheet, "?par=satisfaction")).get_data(as_text=True)
    assert "People in the group" not in plain


def test_sentences_say_whose_shares_they_are_and_when_nobody_is_meant(visitor: Browser) -> None:
    made = places.consultation()
    found = surveys.questionnaire(made)
    uids = {one.kind: one.uid for one in found.questions}
    pair = {uids["importance_satisfaction"]: {"n1-importance": 5}, uids["place"]: {"latitude": 43.6, "longitude": 1.4}}
    db.session.add_all(Response(questionnaire_id=found.id, answers=pair if place < 13 else {}) for place in range(22))
    db.session.commit()
    places.close_stage(made, "diagnostic")
    count_results(SYSTEM, made)
    publish_results(SYSTEM, found)
    page = visitor.get(_address(found)).get_data(as_text=True)
    part = page[page.index("About importance_satisfaction") : page.index("About ranking")]
    assert "The shares of a line are of those who answered it" in part and "Item 1 (Importance) – of 13 people" in part
    assert "Only on “Item 1 (Importance)” is the share of those who answered: 100% of 13 people." in part
    assert "A point on the map, no area named" in page and "43.6" not in page
    sentences = re.findall(r"<figcaption>(.*?)</figcaption>", page)
    assert not [one for one in sentences if re.search(r"\b0%", one)] and "nobody, on any line" in page


def test_what_is_published_stays_public_after_a_correction_and_says_of_which_version_it_is(
    visitor: Browser, sheet: Questionnaire
) -> None:
    publish_results(SYSTEM, sheet)
    olga = people.olga(sheet.consultation.organisation)
    start_correction(people.actor(olga), sheet)
    open_correction(people.actor(olga), correction_of(sheet.consultation))
    count_results(SYSTEM, sheet.consultation)
    page = visitor.get(_address(sheet)).get_data(as_text=True)
    assert "These results are of version 1 of the questionnaire" in page and "About satisfaction" in page
    assert visitor.get(_address(sheet, "/csv")).status_code == 200
    assert are_published(sheet.consultation)
    assert "Only organisers see this page" not in visitor.get(_address(sheet, "?brouillon=1")).get_data(as_text=True)
    visitor.sign_in(olga)
    manage = visitor.get(f"/organisation{_address(sheet)}").get_data(as_text=True)
    assert "Until then everybody reads those of version 1" in manage and "brouillon=1" in manage
    draft = visitor.get(_address(sheet, "?brouillon=1")).get_data(as_text=True)
    assert "Only organisers see this page" in draft and "These results are of version 1" not in draft
    assert "These results are of version 1" in visitor.get(_address(sheet)).get_data(as_text=True)


@pytest.mark.parametrize("file_format", ["xlsx", "ods"])
def test_tables_are_taken_home(visitor: Browser, sheet: Questionnaire, file_format: str) -> None:
    publish_results(SYSTEM, sheet)
    answer = visitor.get(_address(sheet, f"/{file_format}"))
    assert (
        answer.status_code == 200 and f"resultats-{sheet.consultation.uid}.{file_format}" in answer.headers["Content-Disposition"]
    )
    assert set(read_workbook(answer.data)) == {"answers", "numbers", "texts", "groups", "dictionary"}
    assert visitor.get(_address(sheet, "/csv")).mimetype == "application/zip"
    assert visitor.get(_address(sheet, "/pdf")).status_code == 404


def test_organisers_read_them_before_and_see_what_is_new_after(visitor: Browser, sheet: Questionnaire) -> None:
    visitor.sign_in(people.olga(sheet.consultation.organisation))
    page = visitor.get(_address(sheet)).get_data(as_text=True)
    assert "Only organisers see this page" in page
    assert visitor.get(_address(sheet, "/csv")).status_code == 200


def test_of_too_few_people_nothing_is_shown(visitor: Browser) -> None:
    made = places.consultation()
    sheet = surveys.questionnaire(made)
    surveys.respond(sheet, 5)
    places.close_stage(made, "diagnostic")
    visitor.sign_in(people.olga(made.organisation))
    assert visitor.get(_address(sheet)).status_code == 404
    count_results(SYSTEM, made)
    page = visitor.get(_address(sheet)).get_data(as_text=True)
    assert "Results are shown from 11 people on." in page and "About satisfaction" not in page

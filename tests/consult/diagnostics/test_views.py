"""What a citizen sees and sends in a diagnostic."""

import pytest
from flask import Flask

from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire, Response
from consult.diagnostics.question_types import QUESTION_TYPES
from tests import people
from tests.browser import Browser
from tests.factories import diagnostics, places, sheets

BOUNDS = "1.35; 43,53; 1.52; 43.67"


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    consultation = places.consultation()
    return diagnostics.questionnaire(consultation, places.needs(consultation))


def _url(questionnaire: Questionnaire) -> str:
    return f"/consultations/{questionnaire.consultation.uid}/diagnostic"


def _sheet(questionnaire: Questionnaire, **changed: object) -> dict[str, object]:
    satisfaction, top_k, long_text = (question.uid for question in questionnaire.questions)
    sheet = {f"{satisfaction}-n1": "4", f"{satisfaction}-n2": "0", top_k: ["n3", "n1"], long_text: "A bus on Sundays"}
    return sheet | changed


def test_a_visitor_reads_what_it_is_about_before_signing_in(visitor: Browser, questionnaire: Questionnaire) -> None:
    page = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert "Sign in and answer" in page
    assert "/connexion?next=" in page
    assert "<textarea" not in page and 'type="radio"' not in page


def test_amina_answers_and_is_given_her_code(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    assert "How satisfied are you?" in visitor.get(_url(questionnaire)).get_data(as_text=True)
    answer = visitor.post(_url(questionnaire), _sheet(questionnaire))
    response = db.session.query(Response).one()
    assert answer.headers["Location"] == f"/diagnostic/merci/{response.code}"
    assert response.answers == diagnostics.answers(questionnaire, {"n1": 4, "n2": 0}, ["n1", "n3"], "A bus on Sundays")
    assert response.code in visitor.get(answer.headers["Location"]).get_data(as_text=True)


def test_amina_finds_her_answers_and_changes_them(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    visitor.post(_url(questionnaire), _sheet(questionnaire))
    before = db.session.query(Response).one()
    page = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert "You have already answered" in page and "A bus on Sundays" in page
    assert page.count(" checked>") == 4
    visitor.post(_url(questionnaire), {questionnaire.questions[2].uid: "Nothing more"})
    after = db.session.query(Response).one()
    assert (after.uid, after.code) == (before.uid, before.code)
    assert after.answers == {questionnaire.questions[2].uid: "Nothing more"}


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(visitor: Browser, questionnaire: Questionnaire) -> None:
    db.session.query(Questionnaire).one().questions[1].options = questionnaire.questions[1].options | {"k": 1}
    db.session.commit()
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), _sheet(questionnaire))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert "You have chosen 2. Keep 1 at most." in page and "A bus on Sundays" in page
    assert page.count(" checked>") == 4
    assert db.session.query(Response).count() == 0
    later = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert "A bus on Sundays" in later and later.count(" checked>") == 4


@pytest.mark.parametrize("level", ["6", "-1", "NaN", "1e9", "٣", "1\x00", " ", "9" * 5_000])
def test_levels_that_do_not_exist_are_refused(visitor: Browser, questionnaire: Questionnaire, level: str) -> None:
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), _sheet(questionnaire, **{f"{questionnaire.questions[0].uid}-n1": level}))
    assert answer.status_code == 422
    assert "Choose one of the answers shown." in answer.get_data(as_text=True)


@pytest.mark.parametrize("field", ["aaaaaaaaaaaa", "aaaaaaaaaaaa-n1", "-", "", "{0}-n9", "{1}"])
def test_questions_and_lines_of_another_questionnaire_are_refused(
    visitor: Browser, questionnaire: Questionnaire, field: str
) -> None:
    visitor.sign_in(people.amina())
    name = field.format(*(question.uid for question in questionnaire.questions))
    answer = visitor.post(_url(questionnaire), _sheet(questionnaire, **{name: "another"}))
    assert answer.status_code == 422
    assert "This questionnaire has changed since you opened it." in answer.get_data(as_text=True)
    assert db.session.query(Response).count() == 0


def test_a_nul_byte_does_not_reach_the_database(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    visitor.post(_url(questionnaire), _sheet(questionnaire, **{questionnaire.questions[2].uid: "A\x00bus"}))
    assert db.session.query(Response).one().answers[questionnaire.questions[2].uid] == "Abus"


def test_a_text_that_is_too_long_is_shown_again(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), _sheet(questionnaire, **{questionnaire.questions[2].uid: "é" * 2_001}))
    assert answer.status_code == 422
    assert "This text has 2001 characters. Shorten it to 2000 at most." in answer.get_data(as_text=True)
    assert "é" * 2_001 in answer.get_data(as_text=True)


def test_ten_megabytes_are_refused_with_a_page(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), _sheet(questionnaire, **{questionnaire.questions[2].uid: "x" * 10_000_000}))
    assert answer.status_code == 413
    assert db.session.query(Response).count() == 0


def test_an_empty_sheet_is_not_a_response(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    answer = visitor.post(_url(questionnaire), {})
    assert answer.status_code == 422
    assert "You have not answered any question yet." in answer.get_data(as_text=True)


def test_a_visitor_who_sends_answers_is_led_to_sign_in(visitor: Browser, questionnaire: Questionnaire) -> None:
    answer = visitor.post(_url(questionnaire), _sheet(questionnaire))
    assert answer.status_code == 302 and "/connexion" in answer.headers["Location"]
    assert db.session.query(Response).count() == 0


def test_after_the_stage_nothing_is_accepted_and_the_page_says_so(visitor: Browser, questionnaire: Questionnaire) -> None:
    places.close_stage(questionnaire.consultation, "diagnostic")
    visitor.sign_in(people.amina())
    assert "The diagnostic ended on" in visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert visitor.post(_url(questionnaire), _sheet(questionnaire)).status_code == 409
    assert db.session.query(Response).count() == 0


def test_before_the_stage_the_page_says_when_it_opens(visitor: Browser, database: Flask) -> None:
    consultation = places.consultation(open_stages=())
    diagnostics.questionnaire(consultation, places.needs(consultation))
    assert "It opens on" in visitor.get(f"/consultations/{consultation.uid}/diagnostic").get_data(as_text=True)


def test_without_a_questionnaire_the_page_says_so_and_nothing_can_be_sent(visitor: Browser, database: Flask) -> None:
    consultation = places.consultation()
    url = f"/consultations/{consultation.uid}/diagnostic"
    assert "being prepared" in visitor.get(url).get_data(as_text=True)
    assert visitor.sign_in(people.amina()).post(url, {}).status_code == 404


def test_the_diagnostic_of_a_draft_does_not_exist_for_citizens(visitor: Browser, database: Flask) -> None:
    consultation = places.consultation(is_published=False)
    diagnostics.questionnaire(consultation, places.needs(consultation))
    url = f"/consultations/{consultation.uid}/diagnostic"
    visitor.sign_in(people.amina())
    assert visitor.get(url).status_code == 404
    assert visitor.post(url, {}).status_code == 404


def test_nobody_else_sees_the_page_that_shows_a_code(visitor: Browser, questionnaire: Questionnaire) -> None:
    response = diagnostics.response(questionnaire, people.amina(), diagnostics.answers(questionnaire, {"n1": 5}))
    url = f"/diagnostic/merci/{response.code}"
    assert visitor.get(url).status_code == 404
    assert visitor.sign_in(people.marcel()).get(url).status_code == 404
    assert visitor.get("/diagnostic/merci/XXXX-XXXX-X").status_code == 404


def test_a_text_that_looks_like_markup_stays_text(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    visitor.post(
        _url(questionnaire), _sheet(questionnaire, **{questionnaire.questions[2].uid: "</textarea><script>alert(1)</script>"})
    )
    assert "<script>alert" not in visitor.get(_url(questionnaire)).get_data(as_text=True)


@pytest.mark.parametrize(
    ("latitude", "longitude", "said"),
    [
        ("NaN", "1.4", "in figures"),
        ("inf", "1.4", "in figures"),
        ("1e400", "1.4", "in figures"),
        ("43.6", "-inf", "in figures"),
        ("48.85", "2.35", "outside"),
        ("43.6", "", ""),
    ],
)
def test_points_that_are_none_or_lie_elsewhere_are_refused_and_the_answer_before_stays(
    visitor: Browser, database: Flask, latitude: str, longitude: str, said: str
) -> None:
    items = [{"key": "n", "label": "North", "need": None}, {"key": "s", "label": "South", "need": None}]
    made = Questionnaire(consultation=places.consultation(), introduction="")
    made.questions = [Question(uid="place2222222", kind="place", label="Where?", options={"items": items, "bounds": BOUNDS})]
    db.session.add(made)
    db.session.commit()
    visitor.sign_in(people.amina())
    visitor.post(_url(made), {"place2222222-latitude": "43,6", "place2222222-longitude": "1,4"})
    refused = visitor.post(_url(made), {"place2222222-latitude": latitude, "place2222222-longitude": longitude})
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422 and "There is a problem" in page and said in page and f'value="{latitude}"' in page
    assert db.session.query(Response).one().answers == {"place2222222": {"latitude": 43.6, "longitude": 1.4}}


def test_the_back_button_sends_the_form_again_and_one_response_stays(visitor: Browser, questionnaire: Questionnaire) -> None:
    visitor.sign_in(people.amina())
    first = visitor.post(_url(questionnaire), _sheet(questionnaire))
    again = visitor.post(_url(questionnaire), _sheet(questionnaire))
    assert first.headers["Location"] == again.headers["Location"]
    assert db.session.query(Response).count() == 1


def test_where_answers_are_given_once_they_are_shown_as_given_and_not_asked_again(
    visitor: Browser, questionnaire: Questionnaire
) -> None:
    questionnaire.is_replaceable = False
    db.session.commit()
    visitor.sign_in(people.amina())
    assert "Once sent, answers stay" not in visitor.get(_url(questionnaire)).get_data(as_text=True)
    visitor.post(_url(questionnaire), _sheet(questionnaire))
    page = visitor.get(_url(questionnaire)).get_data(as_text=True)
    assert "answers are given once" in page and "<textarea" not in page
    assert visitor.get(_url(questionnaire) + "/page/1").status_code == 302
    refused = visitor.post(_url(questionnaire), {questionnaire.questions[2].uid: "Other words"})
    assert refused.status_code == 409 and "answers are given once" in refused.get_data(as_text=True)
    assert db.session.query(Response).one().answers[questionnaire.questions[2].uid] == "A bus on Sundays"


@pytest.mark.parametrize("odd", ["NaN", "inf", "-inf", "1e400", "n99", "' OR 1", "{}", "𝟙"])
def test_what_no_question_offers_is_refused_at_each_of_them_and_the_answers_before_stay(
    visitor: Browser, database: Flask, odd: str
) -> None:
    made = sheets.of_every_type(places.consultation())
    visitor.post(_url(made), {question.uid: "Before" for question in made.questions if question.kind == "short_text"})
    before = db.session.query(Response).one()
    sent = {f"{one.uid}-{field}" if field else one.uid: odd for one in made.questions for field in _fields(one)}
    refused = visitor.post(_url(made), sent)
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422 and {one.kind for one in made.questions if f'href="#{one.uid}' in page} == {
        one.kind for one in made.questions if one.kind not in ("short_text", "long_text")
    }
    assert db.session.query(Response).one().answers == before.answers


@pytest.mark.parametrize("field", ["", "n99", "latitude", "1-best", "untold ", "é"])
def test_fields_that_a_question_does_not_have_are_refused(visitor: Browser, database: Flask, field: str) -> None:
    made = sheets.of_every_type(places.consultation())
    for one in made.questions:
        if field not in QUESTION_TYPES[one.kind].fields(one.options):
            refused = visitor.post(_url(made), {f"{one.uid}-{field}" if field else one.uid: "1"})
            assert (refused.status_code, f'href="#{one.uid}"' in refused.get_data(as_text=True)) == (422, True), one.kind
    assert db.session.query(Response).count() == 0


def _fields(question: Question) -> list[str]:
    """The fields of a question that a form sends."""
    return [*QUESTION_TYPES[question.kind].fields(question.options)]

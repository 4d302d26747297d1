"""What has been filled in, and what comes next."""

from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.sheets import UNTOLD, blank_sheet, kept_sheet, sheet_of
from tests.factories import sheets

DRIVES, PLACES, OTHERS = "drives222222", "places222222", "others222222"


def test_pages_follow_the_answers() -> None:
    sheet = blank_sheet(sheets.made())
    assert list(sheet.pages) == [1, 3]
    assert (sheet.next_page(1), sheet.page_before(3), sheet.nearest(2)) == (3, 1, 1)
    sheet = sheet.with_page(1, {DRIVES: {"": ["n2"]}})
    assert list(sheet.pages) == [1, 2, 3]
    assert (sheet.next_page(1), sheet.page_before(3), sheet.nearest(2)) == (2, 2, 2)
    assert (sheet.next_page(3), sheet.page_before(1)) == (None, None)
    assert sheet.page_of({OTHERS, PLACES}) == 2 and sheet.page_of({"nobody"}) is None


def test_what_has_not_been_shown_is_known() -> None:
    sheet = blank_sheet(sheets.made()).with_page(1, {DRIVES: {"": ["n2"]}})
    assert sheet.unseen() == {PLACES, OTHERS}
    assert sheet.with_page(2, {}).unseen() == {OTHERS}


def test_a_form_of_all_questions_replaces_those_it_knows_and_has_shown_the_others() -> None:
    before = blank_sheet(sheets.made()).with_page(1, {DRIVES: {"": ["n2"]}}).with_page(2, {PLACES: {"": ["The sea"]}})
    after = before.with_all([DRIVES, PLACES, OTHERS, "strange"], [PLACES, "strange"], {PLACES: {"": [""]}})
    assert after.answers == {DRIVES: "n2"}
    assert after.unseen() == set() and set(after.typed) == {DRIVES, PLACES, OTHERS}


def test_an_answer_to_a_question_that_is_no_longer_asked_is_no_answer_but_comes_back() -> None:
    sheet = blank_sheet(sheets.made()).with_page(1, {DRIVES: {"": ["n2"]}}).with_page(2, {PLACES: {"": ["The sea"]}})
    assert sheet.answers == {DRIVES: "n2", PLACES: "The sea"}
    changed = sheet.with_page(1, {DRIVES: {"": ["n1"]}})
    assert changed.answers == {DRIVES: "n1"}
    assert changed.with_page(1, {DRIVES: {"": ["n2"]}}).answers == sheet.answers


def test_whoever_prefers_not_to_say_gives_no_answer_to_a_sensitive_question_alone() -> None:
    questionnaire = sheets.made()
    sent = {DRIVES: {"": ["n2"], UNTOLD: ["1"]}, OTHERS: {UNTOLD: ["1"]}}
    questionnaire.questions[0].is_sensitive = True
    sheet = blank_sheet(questionnaire).with_page(1, sent)
    assert sheet.untold == {DRIVES} and sheet.answers == {}


def test_all_questions_are_on_one_page_where_they_are_shown_at_once() -> None:
    questionnaire = sheets.made()
    questionnaire.is_paged = False
    assert {number: len(page) for number, page in blank_sheet(questionnaire).pages.items()} == {1: 2}


def test_stored_answers_make_the_sheet_they_were_read_from() -> None:
    questionnaire = sheets.made()
    sheet = sheet_of(questionnaire, {DRIVES: "n2", PLACES: "The sea", "gone22222222": 1}, [])
    assert sheet.answers == {DRIVES: "n2", PLACES: "The sea"} and not sheet.unseen()


def test_a_draft_forgets_questions_that_are_gone() -> None:
    assert kept_sheet(sheets.made(), {"gone22222222": {"": ["x"]}, DRIVES: {"": ["n1"]}}).typed == {DRIVES: {"": ["n1"]}}


@given(
    st.dictionaries(
        st.sampled_from([DRIVES, PLACES, OTHERS]), st.dictionaries(st.text(max_size=2), st.lists(st.text(max_size=3)))
    )
)
def test_whatever_was_typed_there_is_a_page_to_go_to(typed: dict[str, dict[str, list[str]]]) -> None:
    sheet = kept_sheet(sheets.made(), typed)
    assert sheet.nearest(2) in sheet.pages and sheet.answers.keys() <= {question.uid for question in sheet.asked}

"""What the rows of a form are called."""

from consult.diagnostics.exporting.form_names import form_names, free_name
from tests.factories.questionnaires import question


def test_names_differ_in_more_than_capitals_and_begin_with_a_letter() -> None:
    asked = [
        question("short_text", {}, code=code, uid=f"uid{place}") for place, code in enumerate(("Ways", "ways", "1st", "", "_x"))
    ]
    assert [*form_names(asked).values()] == ["Ways", "ways_", "_1st", "q_uid3", "_x"]


def test_a_name_that_is_taken_ends_in_as_many_underscores_as_it_takes() -> None:
    assert [free_name("page_1", taken) for taken in ((), ("Page_1",), ("page_1", "page_1_"))] == ["page_1", "page_1_", "page_1__"]

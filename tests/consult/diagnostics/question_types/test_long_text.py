"""Words of one's own."""

import pytest

from consult.diagnostics.question_types.long_text import LongText

OPTIONS = {"max_length": 50}
KIND = LongText()


def test_a_text_is_trimmed_and_its_lines_end_alike() -> None:
    assert KIND.parse(OPTIONS, {"": [" one\r\ntwo\rthree\x00 \n"]}) == "one\ntwo\nthree"


def test_lines_count_as_the_person_sees_them() -> None:
    assert KIND.validate(OPTIONS, KIND.parse(OPTIONS, {"": ["\r\n".join(["ab"] * 17)]})) == {}


@pytest.mark.parametrize("text", ["x" * 51, "a\x00b", "\ud800", 3, None, ["a"]])
def test_what_cannot_be_kept_is_refused(text: object) -> None:
    assert KIND.validate(OPTIONS, text)


def test_texts_of_several_columns_become_paragraphs() -> None:
    assert KIND.assemble(["one", "two"]) == "one\n\ntwo"

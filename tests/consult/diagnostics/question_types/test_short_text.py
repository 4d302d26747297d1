"""A few words on one line."""

from consult.diagnostics.question_types.short_text import ShortText

OPTIONS = {"max_length": 10}
KIND = ShortText()


def test_words_stand_on_one_line_with_one_space_between_them() -> None:
    assert KIND.parse(OPTIONS, {"": ["  a\r\n b\x00\tc "]}) == "a b c"
    assert KIND.parse(OPTIONS, {"": [" \n "]}) is None


def test_too_many_words_are_refused_with_their_number() -> None:
    assert KIND.validate(OPTIONS, "x" * 10) == {}
    assert "11" in str(KIND.validate(OPTIONS, "x" * 11)[""])


def test_several_columns_of_a_file_make_one_line() -> None:
    assert KIND.assemble(["one", "two"]) == "one two"

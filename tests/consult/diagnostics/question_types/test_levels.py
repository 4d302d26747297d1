"""Levels line by line."""

from consult.diagnostics.question_types.levels import level_problems, level_words, read_level


def test_a_level_is_one_or_two_figures() -> None:
    assert [read_level(text) for text in ("0", "10", "100", "٣", "x", "-1")] == [0, 10, "100", "٣", "x", "-1"]


def test_each_wrong_line_is_named() -> None:
    assert set(level_problems({"a": 1, "b": 7, "c": True, "d": "1"}, "abcd", (1, 2))) == {"b", "c", "d"}
    assert set(level_problems({"z": 1}, "ab", (1, 2))) == {""}
    assert set(level_problems([], "ab", (1, 2))) == set(level_problems({}, "ab", (1, 2))) == {""}


def test_the_ends_have_their_words() -> None:
    assert level_words(range(0, 3), "never", "always") == ["0 (never)", "1", "2 (always)"]

"""Walking through a mapping."""

import pytest

from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.nodes import Node, read_yaml


def test_every_scalar_is_a_text_so_that_codes_stay_codes() -> None:
    assert read_yaml("{No: 1, yes: 0x1F, nan: .nan, date: 2026-01-31, empty: }").value == {
        "No": "1", "yes": "0x1F", "nan": ".nan", "date": "2026-01-31", "empty": ""
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2", "{a: {b: 1, b: 2}}", "\t- x", "a: *nowhere", "? [1]\n: 2", "[" * 5_000])
def test_what_is_no_sound_yaml_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_yaml(text)


def test_a_key_given_twice_is_named_with_its_line() -> None:
    with pytest.raises(Refused, match="line 3: the key “a” is given twice"):
        read_yaml("a: 1\nb: 2\na: 3\n")


def test_faults_are_gathered_with_their_paths() -> None:
    root = read_yaml("{one: {two: [x]}, three: 12}")
    keys = root.keys(required=("one", "four"), optional=())
    keys["one"].pairs()["two"].text()
    assert [str(fault) for fault in root.faults] == [
        "“three” means nothing here; known are one, four",
        "“four” is missing",
        "one › two: write a text here",
    ]


@pytest.mark.parametrize(
    ("value", "is_fine"),
    [("3", True), ("0", False), ("11", False), ("x", False), ("٣", False), ("9" * 5_000, False), ([], False)],
)
def test_numbers_are_whole_and_within_limits(value: object, is_fine: bool) -> None:
    node = Node(value, "k", [])
    node.number(1, 10)
    assert (not node.faults) is is_fine


def test_one_text_may_stand_for_a_list_of_one() -> None:
    assert read_yaml("9").texts() == ["9"]
    assert read_yaml("[9, NA]").texts() == ["9", "NA"]
    broken = read_yaml("{a: 1}")
    assert broken.texts() == [] and broken.faults


def test_a_word_is_one_of_those_known() -> None:
    node = read_yaml("latin1")
    assert node.one_of(("utf-8", "latin-1")) == "utf-8"
    assert "not one of utf-8, latin-1" in str(node.faults[0])

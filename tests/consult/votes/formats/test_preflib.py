"""PrefLib files."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.diagnostics.importing.faults import Refused
from consult.votes.counting_rules.election import Marks
from consult.votes.formats import preflib
from consult.votes.formats.contract import ElectionFile, Unwritable
from tests.factories.election_files import elections_agree, profiles_agree, ranking_files

FILE = """# FILE NAME: 00001-00000001.toi
# TITLE: A town: its board
# DATA TYPE: toi
# COLOUR: blue
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 10
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Ada: the first
# ALTERNATIVE NAME 2: Boris
# ALTERNATIVE NAME 3: Clara
# ALTERNATIVE NAME 4:
5: 1,{2,3},4
3: {2,4}
2: 3, 1
"""


def test_a_file_tells_its_alternatives_and_orders() -> None:
    file = preflib.read(FILE)
    assert file.title == "A town: its board" and file.names == ("Ada: the first", "Boris", "Clara", "4")
    assert [option.id for option in file.election.options] == ["1", "2", "3", "4"]
    assert file.election.marks is Marks.RANKS and file.election.budget is None and not file.remarks
    profile = file.election.profile
    assert profile.choices.tolist() == [0, 1, 2, 3, 1, 3, 2, 0] and profile.values.tolist() == [1, 2, 2, 3, 1, 1, 1, 2]
    assert profile.weights.tolist() == [5, 3, 2] and file.meta["COLOUR"] == "blue"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("5: 1,{2,3},4", "5 1,{2,3},4", "line 12: there is no colon between the number of people and their order"),
        ("5: 1", "five: 1", "line 12, column count: “five” is not a whole number"),
        ("5: 1", "0: 1", "line 12: “0” is no number of people"),
        ("5: 1", "-5: 1", "line 12: “-5” is no number of people"),
        ("2: 3, 1", "2: 3, 9", "line 14: there is no alternative “9”"),
        ("2: 3, 1", "2: 3,,1", "line 14: there is no alternative “”"),
        ("2: 3, 1", "2: 3, 1,", "line 14: there is no alternative “”"),
        ("2: 3, 1", "2: 3, 3", "line 14: the order names an alternative twice"),
        ("{2,4}", "{2,4", "line 13: commas or braces do not fit together"),
        ("{2,4}", "{2,4}3", "line 13: commas or braces do not fit together"),
        ("{2,4}", "{2,{4}}", "line 13: commas or braces do not fit together"),
        ("{2,4}", "{}", "line 13: there is no alternative “”"),
        ("DATA TYPE: toi", "DATA TYPE: soi", "line 12: alternatives are tied, which a file of kind soi cannot have"),
        ("DATA TYPE: toi", "DATA TYPE: toc", "line 13: 2 alternatives instead of 4, in a file of complete orders (toc)"),
        ("DATA TYPE: toi", "DATA TYPE: cat", "line 3, column DATA TYPE: “cat” is none of the kinds of rankings"),
        ("NAME 2: Boris", "NAME 1: Boris", "line 9: there is an alternative 1 already"),
        ("NAME 2: Boris", "NAME two: Boris", "line 9, column ALTERNATIVE NAME: “two” is not a whole number"),
        ("ALTERNATIVES: 4", "ALTERNATIVES: 3", "line 5: 3 alternatives are announced, 4 are named"),
        ("ALTERNATIVES: 4", "ALTERNATIVES: 999999999", "line 5: 999999999 alternatives are announced, 4 are named"),
    ],
)
def test_what_breaks_the_format_is_refused_with_its_line(old: str, new: str, reason: str) -> None:
    assert old in FILE
    with pytest.raises(Refused) as refused:
        preflib.read(FILE.replace(old, new))
    assert str(refused.value).startswith(reason)


def test_a_file_without_alternatives_is_refused() -> None:
    with pytest.raises(Refused, match="line 1: the file names no alternatives"):
        preflib.read("3: 1,2\n")


def test_a_file_without_orders_is_refused_unless_it_says_so() -> None:
    header = FILE[: FILE.index("5: 1")].replace("VOTERS: 10", "VOTERS: 0").replace("ORDERS: 3", "ORDERS: 0")
    assert preflib.read(header).election.profile.ballots_count == 0
    with pytest.raises(Refused, match="the file ends without a single order"):
        preflib.read(header.replace("VOTERS: 0", "VOTERS: 10"))


def test_the_kind_of_a_file_that_does_not_name_it_is_that_of_its_ending() -> None:
    text = FILE.replace("# DATA TYPE: toi\n", "")
    assert preflib.read(text, "toi").meta["DATA TYPE"] == "toi"
    with pytest.raises(Refused, match="which a file of kind soc cannot have"):
        preflib.read(text, "soc")


def test_counts_that_do_not_hold_are_told() -> None:
    file = preflib.read(FILE.replace("VOTERS: 10", "VOTERS: 11").replace("ORDERS: 3", "ORDERS: 2"))
    assert file.remarks == (
        "The header says NUMBER VOTERS is “11”; the file holds 10.",
        "The header says NUMBER UNIQUE ORDERS is “2”; the file holds 3.",
    )


def test_alternatives_without_a_name_are_called_by_their_number() -> None:
    file = preflib.read(FILE.replace("# ALTERNATIVE NAME 2: Boris\n", ""))
    assert set(file.names) == {"Ada: the first", "Clara", "4", "2"} and len(file.election.options) == 4


@given(st.booleans().flatmap(lambda ties: st.booleans().flatmap(lambda all_: ranking_files(has_ties=ties, is_complete=all_))))
@settings(deadline=None)
def test_what_is_written_is_read_again(file: ElectionFile) -> None:
    again = preflib.read(preflib.write(file))
    assert elections_agree(again.election, replace(file.election, seats=1))
    assert (again.title, again.names, again.remarks) == (file.title, file.names, ())
    assert again.meta["DATA TYPE"] == preflib.kind_of(file)


def test_what_was_read_is_written_as_it_stood() -> None:
    written = preflib.write(preflib.read(FILE))
    assert written.endswith("# ALTERNATIVE NAME 4: 4\n5: 1,{2,3},4\n3: {2,4}\n2: 3,1\n") and "# COLOUR: blue\n" in written
    assert profiles_agree(preflib.read(written).election.profile, preflib.read(FILE).election.profile)


def test_a_kind_that_has_become_too_narrow_is_widened() -> None:
    file = preflib.read(FILE)
    assert preflib.read(preflib.write(replace(file, meta={"DATA TYPE": "soc"}))).meta["DATA TYPE"] == "toi"
    strict = preflib.read("# ALTERNATIVE NAME 1: Ada\n# ALTERNATIVE NAME 2: Boris\n4: 2,1\n")
    assert "# DATA TYPE: toi" in preflib.write(strict) and preflib.kind_of(strict) == "soc"


def test_other_ballots_than_rankings_are_refused() -> None:
    file = preflib.read(FILE)
    with pytest.raises(Unwritable, match="rankings only"):
        preflib.write(replace(file, election=replace(file.election, marks=Marks.SCORES)))
